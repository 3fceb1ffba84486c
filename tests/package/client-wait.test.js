// Waits until a tunnel is available or gone: when they end, and how they poll.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { createEmulator } from "../../www/emulator/app.js";
import {
  answer,
  answerError,
  answerText,
  api,
  BASE_URL,
  cutOff,
  definition,
  disconnected,
  failureOf,
  GATEWAY,
  operations,
  scripted,
  silent,
  TOKEN,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";

const quickly = { intervalMs: 1, maxIntervalMs: 2 };
const read = (status, metadata) => tunnelRead({ metadata: { status, ...metadata } });
const seen = (status, metadata) => answer(200, read(status, metadata));
const gone = answerError(404);
const available = (client, options) => client.waitUntilAvailable(GATEWAY, TUNNEL, { ...quickly, ...options });
const deleted = (client, options) => client.waitUntilDeleted(GATEWAY, TUNNEL, { ...quickly, ...options });

/** How a wait ends that is to fail. */
async function ending(wait, answers, options) {
  const world = scripted(answers);
  const error = await failureOf(wait(world.client, options));
  assert.ok(error instanceof api.WaitError, String(error));
  return { ...world, error };
}

test("a wait resolves with the tunnel once it is available", async () => {
  const { client, requests } = scripted([seen("PROVISIONING"), seen("PROVISIONING"), seen("AVAILABLE")]);
  assert.deepEqual(await available(client), read("AVAILABLE"));
  assert.equal(requests.length, 3);
});

test("a wait for a tunnel that is available already asks once, at once", async () => {
  const { client, requests } = scripted([seen("AVAILABLE")]);
  await available(client, { intervalMs: 3_600_000 });
  assert.equal(requests.length, 1);
});

test("a status that nobody knows is waited out", async () => {
  const { client } = scripted([seen("HIBERNATING"), seen("AVAILABLE")]);
  assert.deepEqual(await available(client), read("AVAILABLE"));
});

test("a tunnel that has failed ends the wait at once", async () => {
  const { error, requests } = await ending(available, [seen("PROVISIONING"), seen("FAILED")]);
  assert.deepEqual([error.reason, error.code, requests.length], ["failed", "wait.failed", 2]);
});

test("the error about a failed tunnel tells the API's status message", async () => {
  const statusMessage = "The remote host does not resolve";
  const { error } = await ending(available, [seen("FAILED", { statusMessage })]);
  assert.match(error.message, new RegExp(statusMessage));
});

test("the error about a failed tunnel holds the tunnel", async () => {
  const { error } = await ending(available, [seen("FAILED")]);
  assert.deepEqual(error.tunnel, read("FAILED"));
});

const vanishing = {
  "is being deleted": [seen("DESTROYING")],
  "begins to be deleted": [seen("PROVISIONING"), seen("DESTROYING")],
  "was there and is gone": [seen("PROVISIONING"), gone],
};
for (const [what, answers] of Object.entries(vanishing)) {
  test(`a tunnel that ${what} ends the wait for it to be available at once`, async () => {
    const { error, requests } = await ending(available, answers);
    assert.deepEqual([error.reason, error.code, requests.length], ["deleted", "wait.deleted", answers.length]);
  });
}

test("a tunnel that the API does not know yet, just after its creation, is waited for", async () => {
  const { client } = scripted([gone, gone, seen("PROVISIONING"), seen("AVAILABLE")]);
  assert.deepEqual(await available(client), read("AVAILABLE"));
});

test("a wait for a deletion resolves once the tunnel answers 404", async () => {
  const { client, requests } = scripted([seen("AVAILABLE"), seen("DESTROYING"), gone]);
  assert.equal(await deleted(client), undefined);
  assert.equal(requests.length, 3);
});

test("a wait for the deletion of a tunnel that is gone already asks once", async () => {
  const { client, requests } = scripted([gone]);
  await deleted(client);
  assert.equal(requests.length, 1);
});

test("a deletion that fails ends the wait for it", async () => {
  const { error } = await ending(deleted, [seen("DESTROYING"), seen("FAILED")]);
  assert.deepEqual([error.reason, error.code], ["failed", "wait.failed"]);
});

for (const [name, wait] of Object.entries({ available, deleted })) {
  test(`a wait for ${name} that is longer than maxWaitMs ends with the tunnel as last read`, async () => {
    const { error } = await ending(wait, [seen("PROVISIONING")], { maxWaitMs: 30 });
    assert.deepEqual([error.reason, error.code, error.tunnel], ["timeout", "wait.timeout", read("PROVISIONING")]);
  });

  const passing = {
    "status 429": answerError(429),
    "status 500": answerError(500),
    "status 503": answerError(503),
    "a failed connection": disconnected,
    "a body that breaks off": cutOff,
    "an HTML page": answerText(200, "<html></html>"),
  };
  for (const [trouble, failing] of Object.entries(passing)) {
    test(`a wait for ${name} survives ${trouble}`, async () => {
      const { client, requests } = scripted([failing, name === "available" ? seen("AVAILABLE") : gone]);
      await wait(client);
      assert.equal(requests.length, 2);
    });
  }

  test(`a wait for ${name} survives a poll without an answer`, async () => {
    const { client, requests } = scripted([silent, name === "available" ? seen("AVAILABLE") : gone]);
    await wait(client, { timeoutMs: 50 });
    assert.equal(requests.length, 2);
  });

  for (const status of [400, 401, 403, 422]) {
    test(`a wait for ${name} ends with an ApiError at status ${status}`, async () => {
      const { client, requests } = scripted([answerError(status)]);
      const error = await failureOf(wait(client));
      assert.deepEqual([error.constructor, error.status, requests.length], [api.ApiError, status, 1]);
    });
  }

  test(`a wait for ${name} refuses an id that is none, and nothing is sent`, async () => {
    const { client, requests } = scripted([gone]);
    const error = await failureOf(client[`waitUntil${name[0].toUpperCase()}${name.slice(1)}`](GATEWAY, "tunnel"));
    assert.ok(error instanceof api.ValidationError, String(error));
    assert.equal(requests.length, 0);
  });

  test(`a wait for ${name} calls onPoll with each tunnel read`, async () => {
    const statuses = [];
    const { client } = scripted([seen("PROVISIONING"), disconnected, seen("NEW"), seen("AVAILABLE"), gone]);
    await wait(client, { onPoll: ({ metadata }) => statuses.push(metadata.status) });
    assert.deepEqual(statuses, ["PROVISIONING", "NEW", "AVAILABLE"]);
  });
}

test("a wait that never saw the tunnel has none to tell of", async () => {
  const { error } = await ending(available, [gone], { maxWaitMs: 30 });
  assert.equal(error.reason, "timeout");
  assert.ok(!("tunnel" in error) || error.tunnel === undefined);
});

test("a wait whose last polls failed names their error as its cause", async () => {
  const { error } = await ending(available, [answerError(503)], { maxWaitMs: 30 });
  assert.deepEqual([error.reason, error.cause?.kind], ["timeout", "unavailable"]);
});

test("a wait does not outlast maxWaitMs by a poll that gets no answer", async () => {
  const { error } = await ending(available, [silent], { maxWaitMs: 30, timeoutMs: 0 });
  assert.equal(error.reason, "timeout");
});

test("a 429 that asks for a longer pause than is left ends the wait", async () => {
  const { error, requests } = await ending(available, [answerError(429, { "Retry-After": "40" })], { maxWaitMs: 5000 });
  assert.deepEqual([error.reason, requests.length], ["timeout", 1]);
});

test("a client without retries can wait", async () => {
  const { client } = scripted([seen("PROVISIONING"), seen("AVAILABLE")], { retry: false });
  assert.deepEqual(await available(client), read("AVAILABLE"));
});

test("polls carry the headers of the wait", async () => {
  const { client, requests } = scripted([seen("PROVISIONING"), seen("AVAILABLE")]);
  await available(client, { headers: { "X-Trace": "wait" } });
  assert.deepEqual(
    requests.map(({ headers }) => headers["x-trace"]),
    ["wait", "wait"],
  );
});

test("a wait for a tunnel that failed ends with a WaitError, however deep its members are nested", async () => {
  const failed = JSON.stringify(read("FAILED")).slice(0, -1);
  const deep = `${failed},"deep":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  const { error } = await ending(available, [answerText(200, deep)]);
  assert.deepEqual([error.constructor, error.code], [api.WaitError, "wait.failed"]);
});

const unusable = { maxWaitMs: -1, intervalMs: "1", maxIntervalMs: Number.NaN, onPoll: "log" };
for (const [option, value] of Object.entries(unusable)) {
  test(`${option}: ${inspect(value)} is a ConfigurationError, and nothing is sent`, async () => {
    const { client, requests } = scripted([gone]);
    const error = await failureOf(available(client, { [option]: value }));
    assert.deepEqual([error.constructor, error.code], [api.ConfigurationError, "option.invalid"]);
    assert.equal(requests.length, 0);
  });
}

/** A client of an emulator in which a status lasts as long as the test wants. */
function emulated() {
  const clock = { now: Date.now() };
  const emulator = createEmulator({ provisionMs: 1000, now: () => clock.now });
  const pass = () => {
    clock.now += 1000;
  };
  const fetch = (url, init) => emulator.fetch(new Request(url, init));
  return {
    pass,
    client: new api.TunnelClient({ baseUrl: BASE_URL.replace("/vpn", ""), token: TOKEN, fetch }),
  };
}

test("a tunnel of the emulator becomes available and is deleted", async () => {
  const { client, pass } = emulated();
  const { id } = await operations.create(client);
  const statuses = [];
  const onPoll = ({ metadata }) => {
    statuses.push(metadata.status);
    pass();
  };
  await client.waitUntilAvailable(GATEWAY, id, { ...quickly, onPoll });
  await client.delete(GATEWAY, id);
  await client.waitUntilDeleted(GATEWAY, id, { ...quickly, onPoll });
  assert.deepEqual(statuses, ["PROVISIONING", "AVAILABLE", "DESTROYING"]);
});

test("a tunnel of the emulator whose host does not resolve fails", async () => {
  const { client, pass } = emulated();
  const { id } = await client.create(GATEWAY, definition({ remoteHost: "vpn.example.invalid" }));
  const error = await failureOf(client.waitUntilAvailable(GATEWAY, id, { ...quickly, onPoll: pass }));
  assert.deepEqual([error.reason, error.tunnel?.metadata.status], ["failed", "FAILED"]);
});
