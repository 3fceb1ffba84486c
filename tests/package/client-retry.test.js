// Retries: which requests are sent again after which failures, how often, and after which pauses.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import {
  answer,
  answerError,
  answerText,
  api,
  cutOff,
  disconnected,
  failureOf,
  operations,
  page,
  scripted,
  settle,
  silent,
  tunnelRead,
  until,
} from "../support/package.js";

const passing = [408, 429, 500, 502, 503, 504];
const lasting = [400, 401, 403, 404, 409, 415, 418, 422, 501, 505];
const good = {
  list: answer(200, page([])),
  create: answer(201, tunnelRead()),
  get: answer(200, tunnelRead()),
  ensure: answer(200, tunnelRead()),
  delete: answerText(202),
};
const quick = { timeoutMs: 50 };
const troubles = {
  "a failed connection": [disconnected, api.ConnectionError],
  "a body that breaks off": [cutOff, api.ResponseError],
  "no answer in time": [silent, api.TimeoutError, quick],
  ...Object.fromEntries(passing.map((status) => [`status ${status}`, [answerError(status), api.ApiError]])),
};

for (const [name, call] of Object.entries(operations)) {
  for (const [trouble, [failing, type, options]] of Object.entries(troubles)) {
    if (name !== "create" || trouble === "status 429") {
      test(`${name} is sent again after ${trouble}`, async () => {
        const { client, requests } = scripted([failing, good[name]], options);
        await call(client);
        assert.equal(requests.length, 2);
      });
    } else {
      test(`${name} is sent only once, whatever follows, at ${trouble}`, async () => {
        const { client, requests } = scripted([failing, good[name]], options);
        const error = await failureOf(call(client));
        assert.deepEqual([requests.length, error.attempts, error.constructor], [1, 1, type]);
      });
    }
  }

  for (const status of lasting) {
    test(`${name} is not sent again after status ${status}`, async () => {
      const { client, requests } = scripted([answerError(status), good[name]]);
      const { attempts } = await failureOf(call(client));
      assert.deepEqual([requests.length, attempts], [1, 1]);
    });
  }
}

for (const [trouble, [failing, type, options]] of Object.entries(troubles)) {
  test(`the last of four attempts tells of ${trouble}`, async () => {
    const { client, requests } = scripted([failing], options);
    const error = await failureOf(operations.get(client));
    assert.deepEqual([requests.length, error.attempts, error.constructor], [4, 4, type]);
  });
}

test("every attempt sends the same request", async () => {
  const { client, requests } = scripted([disconnected, answerError(503), cutOff, good.ensure]);
  await operations.ensure(client);
  const sent = requests.map(({ method, url, headers, body }) => ({ method, url, headers, body }));
  assert.equal(sent.length, 4);
  for (const request of sent) assert.deepEqual(request, sent[0]);
});

const limits = {
  "maxAttempts is the number of attempts in all": [{ maxAttempts: 2, baseDelayMs: 0 }, 2],
  "maxAttempts may be more than the default": [{ maxAttempts: 6, baseDelayMs: 0 }, 6],
  "maxAttempts of one is a single attempt": [{ maxAttempts: 1 }, 1],
  "retry: false is a single attempt": [false, 1],
};
for (const [name, [retry, expected]] of Object.entries(limits)) {
  test(name, async () => {
    const { client, requests } = scripted([disconnected], { retry });
    const { attempts } = await failureOf(operations.get(client));
    assert.deepEqual([requests.length, attempts], [expected, expected]);
  });
}

test("a call's retry goes before the client's", async () => {
  const { client, requests } = scripted([disconnected], { retry: { maxAttempts: 5, baseDelayMs: 0 } });
  await failureOf(operations.get(client, { retry: { maxAttempts: 2 } }));
  assert.equal(requests.length, 2);
  await failureOf(operations.get(client, { retry: false }));
  assert.equal(requests.length, 3);
});

test("a 404 that answers a repeated delete counts as done", async () => {
  const { client, requests } = scripted([disconnected, answerError(404)]);
  assert.equal(await operations.delete(client), undefined);
  assert.equal(requests.length, 2);
});

test("a 404 that answers the first delete is an error", async () => {
  const { client } = scripted([answerError(404)]);
  assert.equal((await failureOf(operations.delete(client))).kind, "not-found");
});

test("a 404 that answers a repeated get is an error", async () => {
  const { client } = scripted([disconnected, answerError(404)]);
  const { kind, attempts } = await failureOf(operations.get(client));
  assert.deepEqual([kind, attempts], ["not-found", 2]);
});

/** The pauses that a call announces; random numbers are always one half. */
async function pauses(t, answers, options) {
  t.mock.method(Math, "random", () => 0.5);
  const { client, events } = scripted(answers, options);
  await failureOf(operations.get(client));
  return events.filter(({ type }) => type === "retry").map(({ delayMs }) => delayMs);
}

test("pauses are random below a bound that doubles", async (t) => {
  assert.deepEqual(await pauses(t, [disconnected], { retry: { baseDelayMs: 8 } }), [4, 8, 16]);
});

test("pauses are random below maxDelayMs at most", async (t) => {
  assert.deepEqual(await pauses(t, [disconnected], { retry: { baseDelayMs: 8, maxDelayMs: 10 } }), [4, 5, 5]);
});

/** The pause that a call announces after one answer; the call ends there. */
async function pauseAfter(failing, options) {
  const controller = new AbortController();
  let pause;
  const onEvent = ({ type, delayMs }) => {
    if (type !== "retry") return;
    pause = delayMs;
    controller.abort();
  };
  const { client, requests } = scripted([failing], { onEvent, ...options });
  const error = await failureOf(operations.get(client, { signal: controller.signal }));
  return { pause, error, requests };
}

test("the first pause is random below 250 milliseconds unless told otherwise", async (t) => {
  t.mock.method(Math, "random", () => 0.999);
  const { pause } = await pauseAfter(disconnected, { retry: undefined });
  assert.equal(pause, 0.999 * 250);
});

const obeyed = { 0: 0, 1: 1000, 7: 7000, 60: 60_000 };
for (const [seconds, expected] of Object.entries(obeyed)) {
  test(`Retry-After: ${seconds} is obeyed`, async () => {
    const { pause } = await pauseAfter(answerError(429, { "Retry-After": seconds }));
    assert.equal(pause, expected);
  });
}

test("Retry-After as a date is obeyed", async () => {
  const date = new Date(Date.now() + 30_000);
  const { pause } = await pauseAfter(answerError(503, { "Retry-After": date.toUTCString() }));
  assert.ok(pause > 20_000 && pause <= 30_000, `${pause}`);
});

test("Retry-After as a date that has passed means at once", async () => {
  const { pause } = await pauseAfter(answerError(503, { "Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT" }));
  assert.equal(pause, 0);
});

test("a Retry-After that nobody can read is ignored", async (t) => {
  t.mock.method(Math, "random", () => 0.5);
  const { pause } = await pauseAfter(answerError(503, { "Retry-After": "soon" }), { retry: { baseDelayMs: 8 } });
  assert.equal(pause, 4);
});

test("the longest of several Retry-After is obeyed", async () => {
  const headers = [
    ["Retry-After", "0.02"],
    ["Retry-After", "0.03"],
  ];
  const { pause } = await pauseAfter(() => new Response(null, { status: 503, headers }));
  assert.equal(pause, 30);
});

test("a Retry-After of more than a minute fails at once and says how long", async () => {
  const { error, requests } = await pauseAfter(answerError(429, { "Retry-After": "61" }));
  assert.deepEqual([error.constructor, error.retryAfterMs, requests.length], [api.ApiError, 61_000, 1]);
});

test("an error tells the Retry-After of the last answer", async () => {
  const { client } = scripted([answerError(429, { "Retry-After": "2" })], { retry: false });
  assert.equal((await failureOf(operations.get(client))).retryAfterMs, 2000);
});

test("a pause lasts as long as the API asks for", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { client, requests, events } = scripted([answerError(429, { "Retry-After": "3" }), good.create]);
    const call = operations.create(client);
    await until(() => events.at(-1)?.type === "retry");
    mock.timers.tick(2999);
    await settle();
    assert.equal(requests.length, 1);
    mock.timers.tick(1);
    await call;
    assert.equal(requests.length, 2);
  } finally {
    mock.timers.reset();
  }
});

test("a wish for retries overrules a client that has none", async () => {
  const { client, requests } = scripted([disconnected], { retry: false });
  await failureOf(operations.get(client, { retry: { baseDelayMs: 0 } }));
  assert.equal(requests.length, 4);
});

test("a call that changes the pauses keeps the client's number of attempts", async () => {
  const { client, requests } = scripted([disconnected], { retry: { maxAttempts: 1 } });
  await failureOf(operations.get(client, { retry: { baseDelayMs: 1 } }));
  assert.equal(requests.length, 1);
});
