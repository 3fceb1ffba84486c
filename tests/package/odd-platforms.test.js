// Odd stand-ins for responses, streams and signals: a call settles, and an error says what was wrong.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { compileFunction, createContext } from "node:vm";
import {
  api,
  failureOf,
  GATEWAY,
  operations,
  page,
  project,
  requireInstalled,
  scripted,
  silent,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";

const fail = () => {
  throw new Error("not readable");
};
const headers = { get: () => null };
const streamOf = (read) => ({ getReader: () => ({ read, cancel: async () => {} }) });

/** No answer could be read. */
const noAnswer = { type: api.ConnectionError, code: "connection.failed" };
/** An answer came, and its body broke off. */
const brokenOff = { type: api.ResponseError, code: "response.truncated" };
/** The status says what is wrong. */
const errorStatus = { type: api.ApiError, code: "http-500" };

const responses = {
  "a status that cannot be read": {
    ...noAnswer,
    response: {
      get status() {
        return fail();
      },
      headers,
    },
  },
  "headers that cannot be read": {
    ...errorStatus,
    response: { status: 500, headers: { get: fail }, body: null, text: async () => "" },
  },
  "headers that give a number": {
    ...errorStatus,
    response: { status: 500, headers: { get: () => 7 }, body: null, text: async () => "" },
  },
  "a body that cannot be read": {
    ...noAnswer,
    response: {
      status: 200,
      headers,
      get body() {
        return fail();
      },
      text: fail,
    },
  },
  "a reader that throws": { ...brokenOff, response: { status: 200, headers, body: streamOf(fail) } },
  "a reader that gives no promise": {
    ...brokenOff,
    response: { status: 200, headers, body: streamOf(() => ({ done: false, value: 7 })) },
  },
  "a reader that resolves with nothing": {
    ...brokenOff,
    response: { status: 200, headers, body: streamOf(async () => undefined) },
  },
  "a chunk that is text": {
    ...brokenOff,
    response: { status: 200, headers, body: streamOf(async () => ({ done: false, value: "{}" })) },
  },
};
for (const [what, { type, code, response }] of Object.entries(responses)) {
  test(`${what}: ${type.name} ${code}`, async () => {
    const { client } = scripted([() => response], { retry: false });
    const error = await failureOf(operations.get(client));
    assert.deepEqual([error.constructor, error.code], [type, code]);
  });
}

test("a body of very many small chunks is read to its end", async () => {
  const body = new TextEncoder().encode(JSON.stringify({ ...tunnelRead(), note: "é".repeat(10_000) }));
  let offset = 0;
  const read = async () =>
    offset < body.length ? { done: false, value: body.subarray(offset, ++offset) } : { done: true };
  const { client } = scripted([() => ({ status: 200, headers, body: streamOf(read) })]);
  assert.equal((await operations.get(client)).note, "é".repeat(10_000));
});

test("a signal that refuses listeners does not break the call", async () => {
  const signal = { aborted: false, addEventListener: fail, removeEventListener: fail };
  const { client } = scripted([() => new Response(JSON.stringify(tunnelRead()))]);
  assert.equal((await operations.get(client, { signal })).id, tunnelRead().id);
});

test("a platform without a clock that never goes backwards has its calls timed by its other one", async (context) => {
  const response = { status: 200, headers, text: async () => JSON.stringify(tunnelRead()) };
  const { client, events } = scripted([() => response]);
  const own = Object.getOwnPropertyDescriptor(globalThis, "performance");
  context.after(() => Object.defineProperty(globalThis, "performance", own));
  delete globalThis.performance;
  assert.equal((await operations.get(client)).id, tunnelRead().id);
  assert.ok(events.at(-1).durationMs >= 0);
});

test("where the intrinsics of the language are frozen, calls, walks and errors are as elsewhere", async () => {
  const code = `
    import { TunnelClient } from "ionos-ipsec-tunnels";
    const body = ${JSON.stringify(JSON.stringify(page([tunnelRead()])))};
    const fetch = async (url) => new Response(body, { status: url.includes("?") ? 200 : 404 });
    const client = new TunnelClient({ baseUrl: "http://localhost", token: "good", fetch });
    for await (const { id } of client.iterate("${GATEWAY}")) console.log(id);
    await client.get("${GATEWAY}", "${TUNNEL}").catch(({ name, code }) => console.log(name, code));`;
  const args = ["--frozen-intrinsics", "--no-warnings", "--input-type=module", "-e", code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project });
  assert.equal(stdout, `${tunnelRead().id}\nApiError http-404\n`);
});

const aborted = AbortSignal.abort();
const walk = async (client) => {
  const controller = new AbortController();
  for await (const _ of client.iterate(GATEWAY, { signal: controller.signal })) controller.abort();
};
const step = { action: "delete", id: TUNNEL };
const interrupted = {
  "a call": (client) => operations.get(client, { signal: aborted }),
  "a call that is under way": (client) => {
    const controller = new AbortController();
    const call = operations.get(client, { signal: controller.signal });
    controller.abort();
    return call;
  },
  "a walk between two items": walk,
  "a call with a stand-in for a signal": (client) =>
    operations.get(client, { signal: { aborted: true, addEventListener() {}, removeEventListener() {} } }),
  "a step of a plan": async (client) => {
    const controller = new AbortController();
    const results = client.apply(GATEWAY, { steps: [step], issues: [] }, { signal: controller.signal });
    controller.abort();
    throw (await results)[0].error.cause;
  },
};
for (const [what, act] of Object.entries(interrupted)) {
  for (const hasDomException of [true, false]) {
    const where = hasDomException ? "" : " nor DOMException";
    test(`where signals have no reason${where}, ${what} that is aborted rejects with an AbortError`, async (context) => {
      const { DOMException } = globalThis;
      const own = Object.getOwnPropertyDescriptor(AbortSignal.prototype, "reason");
      context.after(() => {
        Object.defineProperty(AbortSignal.prototype, "reason", own);
        globalThis.DOMException = DOMException;
      });
      const list = { status: 200, headers, text: async () => JSON.stringify(page([tunnelRead(), tunnelRead()])) };
      const { client } = scripted([act === walk ? () => list : silent]);
      delete AbortSignal.prototype.reason;
      if (!hasDomException) delete globalThis.DOMException;
      const error = await failureOf(act(client));
      assert.equal(error.name, "AbortError");
      assert.equal(error.constructor, hasDomException ? DOMException : Error);
    });
  }
}

/** The main entry in a context of `vm`, which has the language, WebAssembly and these globals. */
function packageAmong(globals) {
  const code = readFileSync(requireInstalled.resolve("ionos-ipsec-tunnels"), "utf8");
  const module_ = { exports: {} };
  compileFunction(code, ["module"], { parsingContext: createContext({ ...globals }) })(module_);
  return module_.exports;
}

const baseUrl = "https://api.example";
const answering = async () => new Response(JSON.stringify(tunnelRead()));
const url = { URL };
const timers = { setTimeout, clearTimeout };
const contexts = [
  { has: {}, options: { baseUrl }, code: "platform.no-fetch", words: /no fetch/ },
  { has: {}, options: { baseUrl, fetch: answering }, code: "platform.incomplete", words: /no AbortController/ },
  {
    has: { ...url, ...timers },
    options: { baseUrl, fetch: answering },
    code: "platform.incomplete",
    words: /no AbortController/,
  },
  {
    has: { ...url, AbortController },
    options: { baseUrl, fetch: answering },
    code: "platform.incomplete",
    words: /no setTimeout/,
  },
  {
    has: { ...timers, AbortController },
    options: { baseUrl, fetch: answering },
    code: "platform.incomplete",
    words: /no URL/,
  },
  {
    has: { ...timers, AbortController, fetch: answering },
    options: { baseUrl },
    code: "platform.incomplete",
    words: /no URL/,
  },
  { has: { ...timers, AbortController }, options: { region: "de-fra", fetch: answering } },
  { has: { ...url, ...timers, AbortController }, options: { baseUrl, fetch: answering } },
];
for (const { has, options, code = "nothing", words } of contexts) {
  const names = ["the language", ...Object.keys(has)].join(", ");
  test(`a client among ${names}, with ${Object.keys(options).join(" and ")}: ${code} is wrong`, async () => {
    const { TunnelClient } = packageAmong(has);
    const make = () => new TunnelClient({ ...options, token: "good" });
    if (words) assert.throws(make, { name: "ConfigurationError", code, message: words });
    else assert.equal((await make().get(GATEWAY, TUNNEL)).id, tunnelRead().id);
  });
}
