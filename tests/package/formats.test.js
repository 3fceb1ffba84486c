// The cases of the JSON-Schema-Test-Suite for host names, IPv4 addresses and UUIDs, against other libraries, and A-labels
// against the emulator. The cases are those of draft 2020-12 in jsonschema 4.26.0 on PyPI; their licence is beside them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import * as v from "valibot";
import * as z from "zod";
import { checker } from "../../www/emulator/schema.js";
import { api } from "../support/package.js";

const { isRemoteHost, isUuid } = api;

const ajv = new Ajv();
addFormats(ajv);
const ajvFormat = (format) => ajv.compile({ type: "string", format });
const zod = (schema) => (text) => schema.safeParse(text).success;
const valibot = (action) => (text) => v.is(v.pipe(v.string(), action), text);

/** A remote host is an address or a name, and no name ends in a number. */
const isAddress = (text) => isRemoteHost(text) && /(?:^|\.)\d+$/.test(text);

const judges = {
  hostname: {
    "this package": (text) => isRemoteHost(text) && !isAddress(text),
    zod: zod(z.hostname()),
    "ajv-formats": ajvFormat("hostname"),
    valibot: valibot(v.domain()),
  },
  ipv4: {
    "this package": isAddress,
    zod: zod(z.ipv4()),
    "ajv-formats": ajvFormat("ipv4"),
    valibot: valibot(v.ipv4()),
  },
  uuid: {
    "this package": isUuid,
    "zod's uuid": zod(z.uuid()),
    "zod's guid": zod(z.guid()),
    "ajv-formats": ajvFormat("uuid"),
    valibot: valibot(v.uuid()),
  },
};

for (const [format, judgesOfFormat] of Object.entries(judges)) {
  test(`no library judges more cases of ${format} rightly`, (context) => {
    const file = new URL(`../fixtures/json-schema-test-suite/${format}.json`, import.meta.url);
    const cases = JSON.parse(readFileSync(file, "utf8")).flatMap(({ tests }) => tests);
    const texts = cases.filter(({ data }) => typeof data === "string");
    assert.ok(texts.length >= 10);
    const right = (judge) => texts.filter(({ data, valid }) => judge(data) === valid).length;
    const [[, ours], ...others] = Object.entries(judgesOfFormat).map(([name, judge]) => {
      context.diagnostic(`${format}: ${name} ${right(judge)} of ${texts.length}`);
      return [name, right(judge)];
    });
    for (const [name, count] of others) assert.ok(ours >= count, `${name}: ${count}, this package: ${ours}`);
  });
}

/** A reproducible choice of whole numbers below a bound. */
function chooser(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

test("the package and the emulator agree on A-labels", () => {
  const choose = chooser(1);
  const emulated = checker({ type: "string", format: "hostname" });
  const characters = "abcdefghijklmnopqrstuvwxyzABXZ0123456789-";
  const counts = { true: 0, false: 0 };
  for (let count = 0; count < 20_000; count++) {
    const text = Array.from({ length: 1 + choose(12) }, () => characters[choose(characters.length)]).join("");
    const host = `${choose(2) ? "xn--" : "XN--ll-"}${text}.example`;
    const accepted = isRemoteHost(host);
    assert.equal(emulated(host).length === 0, accepted, host);
    counts[accepted]++;
  }
  assert.ok(counts.true > 1000 && counts.false > 1000, `${counts.true} accepted, ${counts.false} refused`);
});
