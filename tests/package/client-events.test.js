// What a client tells while it works, and that nobody who listens can break a call.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import {
  answer,
  answerError,
  BASE_URL,
  cutOff,
  disconnected,
  failureOf,
  GATEWAY,
  operations,
  project,
  scripted,
  silent,
  TOKEN,
  TUNNEL,
  TUNNEL_URL,
  TUNNELS_URL,
  tunnelRead,
} from "../support/package.js";

const good = answer(200, tunnelRead());
const about = { method: "GET", url: TUNNEL_URL };

test("a call that succeeds tells of its request and its response", async () => {
  const { client, events } = scripted([good]);
  await operations.get(client);
  const [, { durationMs }] = events;
  assert.deepEqual(events, [
    { type: "request", ...about, attempt: 1 },
    { type: "response", ...about, attempt: 1, status: 200, durationMs },
  ]);
  assert.ok(durationMs >= 0);
});

test("a call that is repeated tells of each attempt and of the pauses", async () => {
  const { client, events } = scripted([answerError(503), disconnected, good]);
  await operations.get(client);
  assert.deepEqual(
    events.map(({ type, attempt, status }) => [type, attempt, status]),
    [
      ["request", 1, undefined],
      ["response", 1, 503],
      ["retry", 1, undefined],
      ["request", 2, undefined],
      ["retry", 2, undefined],
      ["request", 3, undefined],
      ["response", 3, 200],
    ],
  );
});

test("a retry names the attempt that failed, the pause and a reason", async () => {
  const { client, events } = scripted([answerError(429, { "Retry-After": "0" }), good]);
  await operations.create(client);
  const retry = events.find(({ type }) => type === "retry");
  const { reason } = retry;
  assert.deepEqual(retry, { type: "retry", method: "POST", url: TUNNELS_URL, attempt: 1, delayMs: 0, reason });
  assert.ok(typeof reason === "string" && reason.length > 0);
});

const reasons = { "a status": answerError(503), "a connection": disconnected, "a body": cutOff, "a timeout": silent };
test("the reasons for a retry tell the troubles apart", async () => {
  const told = new Set();
  for (const failing of Object.values(reasons)) {
    const { client, events } = scripted([failing, good], { timeoutMs: 100 });
    await operations.get(client);
    told.add(events.find(({ type }) => type === "retry").reason);
  }
  assert.equal(told.size, Object.keys(reasons).length);
});

test("a token that is renewed is told as a retry", async () => {
  const { client, events } = scripted([answerError(401), good], { token: () => "any" });
  await operations.get(client);
  assert.deepEqual(
    events.map(({ type }) => type),
    ["request", "response", "retry", "request", "response"],
  );
});

test("the last failure is followed by no retry", async () => {
  const { client, events } = scripted([disconnected], { retry: { maxAttempts: 2, baseDelayMs: 0 } });
  await failureOf(operations.get(client));
  assert.deepEqual(
    events.map(({ type }) => type),
    ["request", "retry", "request"],
  );
});

test("events are plain data that can be logged as JSON", async () => {
  const { client, events } = scripted([answerError(503), good]);
  await operations.get(client);
  assert.deepEqual(JSON.parse(JSON.stringify(events)), events);
});

/** Runs a program in a process of its own, where nothing else listens for what goes wrong. */
async function run(listeners) {
  const program = `
    import { TunnelClient } from "ionos-ipsec-tunnels";
    const fail = () => { throw new Error("The listener is broken"); };
    const reported = new Set();
    process.on("uncaughtException", (error) => reported.add(error.message));
    const tunnel = ${JSON.stringify(tunnelRead())};
    const client = new TunnelClient({
      baseUrl: "${BASE_URL}",
      token: "${TOKEN}",
      fetch: async () => new Response(JSON.stringify(tunnel)),
      ${listeners.client}
    });
    const read = await client.waitUntilAvailable("${GATEWAY}", "${TUNNEL}", { ${listeners.wait} });
    console.log(read.metadata.status, ...reported);`;
  const node = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { cwd: project });
  const { stdout } = await node.catch((error) => ({ stdout: `The process broke: ${error.stderr}` }));
  return stdout.trim();
}

const broken = {
  "onEvent that throws": { client: "onEvent: fail,", wait: "" },
  "onPoll that throws": { client: "", wait: "onPoll: fail," },
};
for (const [what, listeners] of Object.entries(broken)) {
  test(`an ${what} does not break the call, and is reported as an uncaught error`, async () => {
    assert.equal(await run(listeners), "AVAILABLE The listener is broken");
  });
}
