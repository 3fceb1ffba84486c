// Hostile tunnels and options: each call settles, and if it rejects, then with an error of the package.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answer, api, BASE_URL, definition, GATEWAY, TOKEN, TUNNEL, tunnelRead } from "../support/package.js";
import { revoked } from "../support/revoked.js";

const fail = () => {
  throw new Error("not readable");
};
const traps = Object.fromEntries(["get", "has", "ownKeys", "getOwnPropertyDescriptor"].map((name) => [name, fail]));
/** A list that says it has this many elements. */
const listOf = (length) =>
  new Proxy(["10.0.0.0/8"], { get: (list, name) => (name === "length" ? length : Reflect.get(list, name)) });

const values = {
  "a revoked proxy": revoked,
  "an object whose traps throw": () => new Proxy({}, traps),
  "an object whose getter throws": () => Object.defineProperty({}, "a", { enumerable: true, get: fail }),
  "a symbol": () => Symbol("s"),
  "a BigInt": () => 5n,
  "a list of a symbol's length": () => listOf(Symbol("s")),
  "a list of a BigInt's length": () => listOf(5n),
  "a list whose length throws when it is compared": () => listOf({ valueOf: fail }),
};

const options = { baseUrl: BASE_URL, token: TOKEN, retry: false, fetch: async () => answer(200, tunnelRead())() };
const client = new api.TunnelClient(options);
const unchecked = new api.TunnelClient({ ...options, validate: false });

const calls = {
  "a tunnel": (value) => client.create(GATEWAY, value),
  options: (value) => client.get(GATEWAY, TUNNEL, value),
  ...Object.fromEntries(
    ["signal", "timeoutMs", "retry", "headers", "metadata"].map((name) => [
      name,
      (value) => client.create(GATEWAY, definition(), { [name]: value }),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(definition()).flatMap((name) => [
      [name, (value) => client.create(GATEWAY, definition({ [name]: value }))],
      [`${name}, unchecked`, (value) => unchecked.create(GATEWAY, definition({ [name]: value }))],
    ]),
  ),
};

for (const [place, call] of Object.entries(calls)) {
  describe(place, { timeout: 30_000 }, () => {
    for (const [what, make] of Object.entries(values)) {
      test(`${what} rejects the call with an error of the package, if at all`, async () => {
        const promise = call(make());
        assert.ok(promise instanceof Promise);
        await promise.catch((error) => assert.ok(api.isTunnelError(error), String(error)));
      });
    }
  });
}

const signal = { aborted: false, addEventListener() {}, removeEventListener() {} };

test("a signal that cannot be read aborts nothing", { timeout: 30_000 }, async () => {
  const unreadable = Object.defineProperty({ ...signal }, "aborted", { get: fail });
  assert.equal((await client.get(GATEWAY, TUNNEL, { signal: unreadable })).id, TUNNEL);
});

test("a signal whose reason cannot be read rejects without one", { timeout: 30_000 }, async () => {
  const aborted = Object.defineProperty({ ...signal, aborted: true }, "reason", { get: fail });
  const outcome = client.get(GATEWAY, TUNNEL, { signal: aborted }).then(() => "sent", String);
  assert.equal(await outcome, "undefined");
});
