// Aborted calls reject with the reason of the signal; attempts that take too long are aborted, also while the body is read.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import {
  answer,
  answerText,
  api,
  deferred,
  disconnected,
  failureOf,
  GATEWAY,
  operations,
  scripted,
  settle,
  silent,
  stalled,
  TUNNEL,
  tunnelRead,
  until,
} from "../support/package.js";

const reasons = {
  "an error": new Error("The user left"),
  "a string": "gone",
  "a number": 0,
  null: null,
  false: false,
  "an object": { why: "because" },
  "a symbol": Symbol("stop"),
  "an error of this package": new api.TunnelError("mine", { code: "mine" }),
};

const provisioning = answer(200, tunnelRead({ metadata: { status: "PROVISIONING" } }));
const slowly = { retry: { baseDelayMs: 3_600_000 } };
const told = (type) => (world) => world.events.some((event) => event.type === type);
const sent = (world) => world.requests.length > 0;
/** The moments of an abort, each with the API's answers, the client's options, the call, and whether the moment has come. */
const moments = {
  "before it is sent": { answers: [silent], ready: () => true },
  "while the token function is at work": {
    answers: [silent],
    options: { token: () => new Promise(() => {}) },
    ready: () => true,
  },
  "while it waits for an answer": { answers: [silent], ready: sent },
  "while fetch does not listen": { answers: [() => new Promise(() => {})], ready: sent },
  "while the body is on its way": { answers: [stalled()], ready: sent },
  "during a pause between attempts": { answers: [disconnected], options: slowly, ready: told("retry") },
  "during a pause between polls": {
    answers: [provisioning],
    call: (client, options) => client.waitUntilAvailable(GATEWAY, TUNNEL, { ...options, intervalMs: 3_600_000 }),
    ready: told("response"),
  },
  "during a poll": {
    answers: [silent],
    call: (client, options) => client.waitUntilDeleted(GATEWAY, TUNNEL, options),
    ready: sent,
  },
  "during a loop over pages": {
    answers: [silent],
    call: (client, options) => client.iterate(GATEWAY, options).next(),
    ready: sent,
  },
};

for (const [moment, { answers, options, call = operations.get, ready }] of Object.entries(moments)) {
  for (const [what, reason] of Object.entries(reasons)) {
    test(`a call aborted ${moment} rejects with the reason itself: ${what}`, async () => {
      const world = scripted(answers, { timeoutMs: 0, ...options });
      const controller = new AbortController();
      const failure = failureOf(call(world.client, { signal: controller.signal }));
      await until(() => ready(world));
      await settle();
      controller.abort(reason);
      assert.ok(Object.is(await failure, reason));
    });
  }
}

test("a call whose signal is aborted already sends nothing", async () => {
  const { client, requests, events } = scripted([answerText(200)]);
  const reason = new Error("Too late");
  assert.equal(await failureOf(operations.create(client, { signal: AbortSignal.abort(reason) })), reason);
  assert.deepEqual(requests, []);
  assert.deepEqual(
    events.map(({ type, outcome }) => [type, outcome]),
    [["end", "aborted"]],
  );
});

test("an abort without a reason rejects with the platform's AbortError", async () => {
  const { client } = scripted([silent]);
  const controller = new AbortController();
  const failure = failureOf(operations.get(client, { signal: controller.signal }));
  controller.abort();
  const error = await failure;
  assert.equal(error, controller.signal.reason);
  assert.equal(error.name, "AbortError");
});

test("a signal that times out rejects with the platform's TimeoutError", async () => {
  const { client } = scripted([silent]);
  const signal = AbortSignal.timeout(5);
  const error = await failureOf(operations.get(client, { signal }));
  assert.equal(error, signal.reason);
});

test("an abort reaches fetch, so that the connection is given up", async () => {
  const { client, requests } = scripted([silent]);
  const controller = new AbortController();
  const failure = failureOf(operations.get(client, { signal: controller.signal }));
  await until(() => requests.length > 0);
  controller.abort();
  await failure;
  assert.equal(requests[0].signal.aborted, true);
});

test("an abort gives up a body that is on its way", async () => {
  const body = stalled();
  const { client, requests } = scripted([body]);
  const controller = new AbortController();
  const failure = failureOf(operations.get(client, { signal: controller.signal }));
  await until(() => requests.length > 0);
  await settle();
  controller.abort();
  await failure;
  await body.cancelled;
});

test("an abort after the call is over does not end it once more", async () => {
  const { client, events } = scripted([answer(200, tunnelRead())]);
  const controller = new AbortController();
  assert.deepEqual(await operations.get(client, { signal: controller.signal }), tunnelRead());
  controller.abort(new Error("too late"));
  await settle();
  assert.deepEqual(
    events.filter(({ type }) => type === "end").map(({ outcome }) => outcome),
    ["done"],
  );
});

test("calls leave no listeners on the signal", async () => {
  const { client } = scripted([answer(200, tunnelRead())]);
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args) => {
    listeners += 1;
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args) => {
    listeners -= 1;
    removeEventListener.apply(signal, args);
  };
  for (let call = 0; call < 3; call += 1) await operations.get(client, { signal });
  assert.equal(listeners, 0);
});

const late = { "an answer": silent, "the end of a body": stalled() };
for (const [what, failing] of Object.entries(late)) {
  test(`an attempt that waits too long for ${what} is a TimeoutError`, async () => {
    const { client } = scripted([failing], { timeoutMs: 20, retry: false });
    const error = await failureOf(operations.get(client));
    assert.deepEqual(
      [error.constructor, error.code, error.timeoutMs, error.method, error.attempts],
      [api.TimeoutError, "timeout", 20, "GET", 1],
    );
  });
}

test("a body that goes on after it was given up is not read any longer", async () => {
  const controller = new AbortController();
  let reads = 0;
  const read = async () => {
    await turn();
    if (++reads === 3) controller.abort();
    return { done: reads > 100, value: new Uint8Array(1) };
  };
  const standIn = { status: 200, headers: new Headers(), body: { getReader: () => ({ read, cancel() {} }) } };
  const { client } = scripted([() => standIn]);
  await failureOf(operations.get(client, { signal: controller.signal }));
  for (let turns = 0; turns < 20; turns++) await turn();
  assert.equal(reads, 3);
});

test("a timeout gives up a body that is on its way", async () => {
  const body = stalled();
  const { client } = scripted([body], { timeoutMs: 5, retry: false });
  await failureOf(operations.get(client));
  await body.cancelled;
});

test("a body that comes after the time is up is given up, where fetch does not listen to its signal", async () => {
  const body = stalled();
  const late = deferred();
  const { client } = scripted([() => late.promise.then(body)], { timeoutMs: 5, retry: false });
  await failureOf(operations.get(client));
  late.resolve();
  await body.cancelled;
});

test("a call's timeoutMs goes before the client's", async () => {
  const { client } = scripted([silent], { timeoutMs: 3_600_000, retry: false });
  assert.equal((await failureOf(operations.get(client, { timeoutMs: 7 }))).timeoutMs, 7);
});

/** Runs a test with timers that only move when told. */
async function withStillTimers(run) {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    await run();
  } finally {
    mock.timers.reset();
  }
}

test("an attempt may take 30 seconds unless told otherwise", () =>
  withStillTimers(async () => {
    const { client, requests } = scripted([silent], { retry: false });
    let error;
    const failure = failureOf(operations.get(client)).then((thrown) => {
      error = thrown;
    });
    await until(() => requests.length > 0);
    await settle();
    mock.timers.tick(29_999);
    await settle();
    assert.equal(error, undefined);
    mock.timers.tick(1);
    await failure;
    assert.equal(error.timeoutMs, 30_000);
  }));

test("a timeoutMs of 0 sets no limit", () =>
  withStillTimers(async () => {
    const { promise, resolve } = deferred();
    const { client, requests } = scripted([() => promise], { timeoutMs: 0, retry: false });
    const call = operations.get(client);
    await until(() => requests.length > 0);
    await settle();
    mock.timers.tick(1e12);
    resolve(answer(200, tunnelRead())());
    assert.deepEqual(await call, tunnelRead());
  }));

test("a timeoutMs that is longer than timers can be gets the longest timer", async () => {
  const { mock: timer } = mock.method(globalThis, "setTimeout");
  try {
    const { client } = scripted([answer(200, tunnelRead())], { timeoutMs: 1e15 });
    await operations.get(client);
    const delays = timer.calls.map(({ arguments: [, ms] }) => ms);
    assert.deepEqual([delays.includes(2 ** 31 - 1), delays.includes(1e15)], [true, false]);
  } finally {
    timer.restore();
  }
});
