// The outcome of a call for each fault of a connection.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createEmulator } from "../../www/emulator/app.js";
import { api, definition, failureOf, GATEWAY } from "../support/package.js";
import { freePort } from "../support/server.js";
import { faults, misbehave } from "./wire.js";

/** Faults that only a time limit ends. They get a short one; other faults do not, as a busy machine could reach it. */
const STALLING = ["headers, then nothing"];
const timeoutMsFor = (fault) => (STALLING.includes(fault) ? 250 : 30_000);

/** Calls an operation whose first request meets a fault; gives the outcome. */
async function meet(fault, act, options) {
  const emulator = createEmulator({ provisionMs: 0 });
  let left = 1;
  const server = await misbehave(emulator.fetch, () => (left-- > 0 ? fault : undefined));
  const events = [];
  const client = new api.TunnelClient({
    baseUrl: server.url,
    token: "demo",
    timeoutMs: timeoutMsFor(fault),
    retry: { baseDelayMs: 1 },
    onEvent: (event) => events.push(event),
    ...options,
  });
  try {
    const outcome = await act(client).then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    const { items } = await client.list(GATEWAY);
    return { ...outcome, items, events };
  } finally {
    await server.close();
    await emulator.close();
  }
}

/** Faults that end with a good answer, so that nothing is to be repeated. */
const HARMLESS = ["one byte at a time", "early hints", "keep-alive closed", "slow answer"];

describe("A faulty wire", { timeout: 60_000 }, () => {
  for (const fault of Object.keys(faults)) {
    test(`${fault}: ensure succeeds, and there is one tunnel`, async () => {
      const id = api.newTunnelId();
      const { value, error, items, events } = await meet(fault, (client) => client.ensure(GATEWAY, id, definition()));
      assert.equal(error, undefined);
      assert.equal(value.tunnel.id, id);
      assert.deepEqual(
        items.map((item) => item.id),
        [id],
      );
      assert.equal(events.filter(({ type }) => type === "retry").length, HARMLESS.includes(fault) ? 0 : 1);
    });

    test(`${fault}: create is sent again after 429 alone, and never makes two tunnels`, async () => {
      const { error, items, events } = await meet(fault, (client) => client.create(GATEWAY, definition()));
      const mayRepeat = fault.startsWith("429");
      assert.equal(events.filter(({ type }) => type === "retry").length, mayRepeat ? 1 : 0);
      assert.ok(items.length <= 1);
      if (error === undefined) assert.equal(items.length, 1);
      else assert.ok(api.isTunnelError(error), String(error));
    });
  }

  const classes = {
    "reset before processing": "ConnectionError",
    "headers, then nothing": "TimeoutError",
    "body cut off": "ResponseError",
    "content length too large": "ResponseError",
    garbage: "ConnectionError",
  };
  for (const [fault, name] of Object.entries(classes)) {
    test(`${fault}: without retries it is a ${name}`, async () => {
      const act = (client) => client.list(GATEWAY, { retry: false });
      const { error } = await meet(fault, act);
      assert.equal(error?.name, name, error?.stack);
    });
  }

  test("nobody listens: a ConnectionError after all attempts", async () => {
    const client = new api.TunnelClient({
      baseUrl: `http://127.0.0.1:${await freePort()}`,
      token: "demo",
      retry: { maxAttempts: 3, baseDelayMs: 1 },
    });
    const error = await failureOf(client.list(GATEWAY));
    assert.equal(error.name, "ConnectionError");
    assert.equal(error.attempts, 3);
  });
});
