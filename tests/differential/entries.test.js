// The same inputs through the main entry and through /validate: both give the same answers. And through /peers, which has
// the words of errors alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { requireInstalled } from "../support/package.js";
import { document, MEMBERS } from "./documents.js";
import { Random, seed } from "./random.js";
import { host, network } from "./texts.js";

const main = requireInstalled("ionos-ipsec-tunnels");
const validate = requireInstalled("ionos-ipsec-tunnels/validate");
const peers = requireInstalled("ionos-ipsec-tunnels/peers");
const COUNT = 20_000;
/** More tunnels than a gateway holds, so that this issue occurs as well. */
const GATEWAY_SIZE = 30;

console.log(`DIFFERENTIAL_SEED=${seed}`);

const random = new Random(seed);
/** The values of JSON texts; a text that is not JSON is a value itself. */
const values = Array.from({ length: COUNT }, () => {
  const text = document(random);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
});

/** Calls a function of each entry with the same arguments, and compares what comes back. */
function assertSame(name, ...args) {
  assert.deepEqual(validate[name](...args), main[name](...args), `${name}(${JSON.stringify(args)})`);
}

test("validateTunnel, with advice and without", () => {
  for (const value of values) {
    assertSame("validateTunnel", value);
    assertSame("validateTunnel", value, { advice: false });
  }
});

test("validateField, for members of these tunnels", () => {
  for (const value of values) {
    const path = random.pick(MEMBERS);
    assertSame(
      "validateField",
      path,
      path.split(".").reduce((at, step) => at?.[step], value),
    );
  }
});

test("peerConfig has words for whatever is wrong with a tunnel", () => {
  for (const value of values.filter((value) => !validate.validateTunnel(value, { advice: false }).valid)) {
    try {
      peers.peerConfig(value, "generic", { gatewayAddress: "203.0.113.1" });
    } catch (error) {
      assert.equal(error.name, "ValidationError", JSON.stringify(value));
      assert.ok(error.issues.every(({ message }) => message !== ""));
    }
  }
});

test("checkTunnels, for gateways of these tunnels", () => {
  for (let start = 0; start < COUNT; start += GATEWAY_SIZE) {
    assertSame("checkTunnels", values.slice(start, start + GATEWAY_SIZE));
  }
});

test("the functions for networks and hosts", () => {
  for (let count = 0; count < COUNT; count += 1) {
    const text = network(random);
    for (const name of ["isCidr", "parseCidr"]) assertSame(name, text);
    assertSame("isRemoteHost", host(random));
  }
});

test("the schemas", () => {
  for (const target of ["draft-2020-12", "draft-07"]) {
    for (const side of ["input", "output"]) {
      const [schema, expected] = [validate, main].map((api) =>
        api.tunnelSchema["~standard"].jsonSchema[side]({ target }),
      );
      assert.deepEqual(schema, expected);
    }
  }
});
