// The package still works after an exception of the engine: after stack overflows that the caller catches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, api, definition, GATEWAY, operations, scripted, TUNNEL, tunnelRead } from "../support/package.js";

/** Calls a function several times at the end of the stack; returns how often the stack overflowed. */
function overflow(act, times) {
  let count = 0;
  for (let time = 0; time < times; time += 1) {
    let frames = 0;
    const deeper = () => {
      try {
        deeper();
      } catch (error) {
        frames += 1;
        if (frames > 50) throw error;
        try {
          act();
        } catch {
          count += 1;
        }
        throw error;
      }
    };
    assert.throws(deeper, RangeError);
  }
  return count;
}

const tunnel = definition();
const acts = {
  validateTunnel: () => api.validateTunnel(tunnel),
  validateTunnelJson: () => api.validateTunnelJson("{}"),
  parseCidr: () => api.parseCidr("10.0.0.0/8"),
  "new TunnelClient": () => scripted([]),
};
for (const [name, act] of Object.entries(acts)) {
  test(`a thousand stack overflows in ${name} leave a package that works`, { timeout: 300_000 }, async () => {
    assert.ok(overflow(act, 100) >= 1000);
    assert.equal(api.validateTunnel(tunnel).valid, true);
    assert.equal(api.validateTunnel({}).issues.length, 7);
    assert.equal(api.parseCidr("10.0.0.1/8").network, "10.0.0.0/8");
    const { client } = scripted([answer(200, tunnelRead())]);
    assert.deepEqual(await operations.get(client), tunnelRead());
  });
}

test("a client that was made before a stack overflow works after it", async () => {
  const { client } = scripted([answer(200, tunnelRead())]);
  overflow(acts.validateTunnel, 5);
  assert.deepEqual(await client.get(GATEWAY, TUNNEL), tunnelRead());
});

test("a call that is under way during a stack overflow ends as if there had been none", async () => {
  let respond;
  const { client } = scripted([
    () =>
      new Promise((resolve) => {
        respond = resolve;
      }),
  ]);
  const call = operations.get(client);
  await new Promise(setImmediate);
  overflow(acts.validateTunnel, 5);
  assert.equal(api.validateTunnel(tunnel).valid, true);
  respond(answer(200, tunnelRead())());
  assert.deepEqual(await call, tunnelRead());
});
