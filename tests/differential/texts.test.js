// Random networks and hosts: the package accepts exactly what the OpenAPI document accepts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "../support/package.js";
import { judge } from "./judge.js";
import { Random, seed } from "./random.js";
import { everyNetworkOfASort, host, network } from "./texts.js";

const COUNT = 100_000;
const isNetwork = judge("CIDR");
const OTHERS = [undefined, null, true, 0, 10, [], ["10.0.0.0/8"], {}];

console.log(`DIFFERENTIAL_SEED=${seed}`);

/** `COUNT` random texts, always the same for one seed. */
function* texts(make) {
  const random = new Random(seed);
  for (let count = 0; count < COUNT; count += 1) yield make(random);
}

/** Compares two functions on the texts, and asserts that each accepts and refuses enough of them. */
function assertAgreement(inputs, isAccepted, isExpected) {
  const verdicts = { true: 0, false: 0 };
  const disagreements = [];
  for (const input of inputs) {
    const expected = isExpected(input);
    verdicts[expected] += 1;
    if (isAccepted(input) !== expected) disagreements.push({ input, expected });
  }
  assert.deepEqual(disagreements.slice(0, 10), [], `${disagreements.length} disagreements, DIFFERENTIAL_SEED=${seed}`);
  return verdicts;
}

function assertBalanced(verdicts) {
  assert.ok(Math.min(...Object.values(verdicts)) > COUNT / 5, JSON.stringify(verdicts));
}

const isInDocument = (text) => isNetwork(text).length === 0;

test("isCidr accepts what the patterns of the document accept", () => {
  assertBalanced(assertAgreement(texts(network), api.isCidr, isInDocument));
});

test("parseCidr finds a network where the patterns of the document do", () => {
  assertBalanced(assertAgreement(texts(network), (text) => api.parseCidr(text) !== null, isInDocument));
});

for (const [name, accepts] of Object.entries({
  isCidr: api.isCidr,
  parseCidr: (text) => api.parseCidr(text) !== null,
})) {
  test(`${name} agrees about each prefix, octet and shape of an address, and about what is no text`, () => {
    assertAgreement([...everyNetworkOfASort(), ...OTHERS], accepts, isInDocument);
  });
}

test("isRemoteHost accepts what the formats of the document accept", () => {
  const judged = judge("IPSecTunnel/properties/remoteHost");
  const isExpected = (text) => judged(text).length === 0;
  assertBalanced(assertAgreement(texts(host), api.isRemoteHost, isExpected));
});
