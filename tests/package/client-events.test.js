// The events of a client, and that a listener cannot break a call.

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
  page,
  project,
  scripted,
  settle,
  silent,
  TOKEN,
  TUNNEL,
  TUNNEL_URL,
  TUNNELS_URL,
  tunnelRead,
} from "../support/package.js";

const good = answer(200, tunnelRead());
const about = { method: "GET", url: TUNNEL_URL };

test("a call that succeeds tells of its request, its response and its end", async () => {
  const { client, events } = scripted([good]);
  await operations.get(client);
  const [{ callId }, response, end] = events;
  assert.deepEqual(events, [
    { type: "request", callId, ...about, attempt: 1 },
    { type: "response", callId, ...about, attempt: 1, status: 200, durationMs: response.durationMs },
    { type: "end", callId, outcome: "done", durationMs: end.durationMs, attempts: 1 },
  ]);
  assert.ok(response.durationMs >= 0 && end.durationMs >= response.durationMs);
});

test("a response tells the API's id for the request", async () => {
  const { client, events } = scripted([answer(200, tunnelRead(), { "X-Request-Id": "req-7" })]);
  await operations.get(client);
  assert.equal(events[1].requestId, "req-7");
});

test("each call has a number of its own", async () => {
  const { client, events } = scripted([good]);
  await Promise.all([operations.get(client), operations.get(client)]);
  const ids = events.map(({ callId }) => callId);
  assert.ok(ids.every(Number.isInteger));
  assert.deepEqual(
    [...new Set(ids)].map((id) => ids.filter((other) => other === id).length),
    [3, 3],
  );
});

/** The ways to end a call early, each with the call and its last event. */
const ends = {
  "a call that fails": [(client) => operations.get(client), [answerError(403)], "failed", 1, "paas-403"],
  "a call that is given up after all attempts": [
    (client) => operations.get(client),
    [disconnected],
    "failed",
    4,
    "connection.failed",
  ],
  "a call with an id that is none": [(client) => client.get("x", TUNNEL), [good], "failed", 0, "validation.failed"],
  "a call with options that cannot work": [
    (client) => operations.get(client, { timeoutMs: -1 }),
    [good],
    "failed",
    0,
    "option.invalid",
  ],
  "a call that is aborted": [
    (client) => operations.get(client, { signal: AbortSignal.timeout(5) }),
    [silent],
    "aborted",
    1,
    undefined,
  ],
  "a wait that fails": [
    (client) => client.waitUntilAvailable(GATEWAY, TUNNEL, { intervalMs: 1 }),
    [
      answer(200, tunnelRead({ metadata: { status: "PROVISIONING" } })),
      answer(200, tunnelRead({ metadata: { status: "FAILED" } })),
    ],
    "failed",
    2,
    "wait.failed",
  ],
};
for (const [what, [call, answers, outcome, attempts, code]] of Object.entries(ends)) {
  test(`${what} tells so at its end, and only then`, async () => {
    const { client, events } = scripted(answers);
    await failureOf(call(client));
    const last = events.filter(({ type }) => type === "end");
    assert.deepEqual(
      last.map(({ outcome, attempts, code }) => ({ outcome, attempts, code })),
      [{ outcome, attempts, code }],
    );
    assert.equal(events.at(-1), last[0]);
  });
}

test("a wait is one call", async () => {
  const provisioning = answer(200, tunnelRead({ metadata: { status: "PROVISIONING" } }));
  const { client, events } = scripted([provisioning, provisioning, good]);
  await client.waitUntilAvailable(GATEWAY, TUNNEL, { intervalMs: 1 });
  assert.equal(new Set(events.map(({ callId }) => callId)).size, 1);
  const { type, attempts } = events.at(-1);
  assert.deepEqual({ type, attempts }, { type: "end", attempts: 3 });
});

const pages = [
  answer(200, page([tunnelRead({ id: "a" })], { _links: { next: "/next" } })),
  answer(200, page([tunnelRead({ id: "b" })], { offset: 1 })),
];

test("a walk over pages is one call", async () => {
  const { client, events } = scripted(pages);
  for await (const _ of client.iterate(GATEWAY));
  assert.deepEqual(
    events.map(({ type }) => type),
    ["request", "response", "request", "response", "end"],
  );
  assert.equal(new Set(events.map(({ callId }) => callId)).size, 1);
  assert.deepEqual([events.at(-1).outcome, events.at(-1).attempts], ["done", 2]);
});

/** Ways to leave a loop before its end, each with the error that comes out of it, if any. */
const waysOut = {
  "by break": { leave: () => true },
  "by an abort": { leave: (controller) => controller.abort("enough"), error: "enough" },
};
for (const [which, script] of Object.entries({ "a page before others": pages, "the only page": pages.slice(1) })) {
  for (const [how, { leave, error }] of Object.entries(waysOut)) {
    test(`a walk that is left ${how} in ${which} is told as aborted, once`, async () => {
      const { client, events } = scripted(script);
      const controller = new AbortController();
      const walk = async () => {
        for await (const _ of client.iterate(GATEWAY, { signal: controller.signal })) if (leave(controller)) break;
      };
      assert.equal(await walk().catch((thrown) => thrown), error);
      await settle();
      const end = events.filter(({ type }) => type === "end");
      assert.deepEqual(
        end.map(({ outcome, attempts }) => [outcome, attempts]),
        [["aborted", 1]],
      );
    });
  }
}

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
      ["end", undefined, undefined],
    ],
  );
});

test("a retry names the attempt that failed, the pause and a reason", async () => {
  const { client, events } = scripted([answerError(429, { "Retry-After": "0" }), good]);
  await operations.create(client);
  const retry = events.find(({ type }) => type === "retry");
  const { callId } = retry;
  const reason = "status 429";
  assert.deepEqual(retry, { type: "retry", callId, method: "POST", url: TUNNELS_URL, attempt: 1, delayMs: 0, reason });
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
    ["request", "response", "retry", "request", "response", "end"],
  );
});

test("the last failure is followed by no retry", async () => {
  const { client, events } = scripted([disconnected], { retry: { maxAttempts: 2, baseDelayMs: 0 } });
  await failureOf(operations.get(client));
  assert.deepEqual(
    events.map(({ type }) => type),
    ["request", "retry", "request", "end"],
  );
});

test("events are plain data that can be logged as JSON", async () => {
  const { client, events } = scripted([answerError(503), good]);
  await operations.get(client);
  assert.deepEqual(JSON.parse(JSON.stringify(events)), events);
});

/** Runs a program in a process of its own, where nothing else listens for uncaught errors. */
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
