// One client for many users: the token function returns the token of the user whose call it is, also when tokens of several
// users are refused at the same time.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import {
  answer,
  answerError,
  api,
  BASE_URL,
  deferred,
  failureOf,
  GATEWAY,
  operations,
  project,
  scripted,
  settle,
  TUNNEL,
  tunnelRead,
  until,
} from "../support/package.js";

const good = answer(200, tunnelRead());
const bearer = ({ headers }) => headers.authorization.replace("Bearer ", "");
const user = new AsyncLocalStorage();

/** An API that accepts only fresh tokens. */
const onlyFresh = (request) => (request.headers.get("authorization").endsWith("-fresh") ? good() : answerError(401)());

/** A token function that gives each user a stale token, and then fresh ones. */
function tokens() {
  const asked = new Map();
  return async () => {
    const name = user.getStore();
    const count = asked.get(name) ?? 0;
    asked.set(name, count + 1);
    return `${name}-${count === 0 ? "stale" : "fresh"}`;
  };
}

test("users whose tokens are refused together each go on with a token of their own", async () => {
  const { client, requests } = scripted([onlyFresh], { token: tokens() });
  const names = ["ann", "bob", "cem", "dee"];
  await Promise.all(names.map((name) => user.run(name, () => operations.get(client, { headers: { "X-User": name } }))));
  const sent = requests.map((request) => `${request.headers["x-user"]} ${bearer(request)}`).sort();
  assert.deepEqual(sent, names.flatMap((name) => [`${name} ${name}-fresh`, `${name} ${name}-stale`]).sort());
});

test("each function of the caller's runs in the context of the call", async () => {
  const seen = [];
  const see = (what) => seen.push(`${what} ${user.getStore()}`);
  const client = new api.TunnelClient({
    baseUrl: BASE_URL,
    retry: { baseDelayMs: 1 },
    token: () => see("token") && "t",
    onEvent: ({ type }) => see(type),
    fetch: async () => see("fetch") && (seen.length < 20 ? answerError(503)() : good()),
  });
  await Promise.all(["ann", "bob"].map((name) => user.run(name, () => operations.get(client))));
  const [ann, bob] = ["ann", "bob"].map((name) => seen.filter((line) => line.endsWith(name)).length);
  assert.deepEqual([seen.length, ann === bob], [ann + bob, true]);
});

test("different tokens never share a call of the function", async () => {
  let count = 0;
  const token = () => {
    count += 1;
    return count > 2 ? `${count}-fresh` : `${count}`;
  };
  const { client, requests } = scripted([onlyFresh], { token });
  await Promise.all([operations.get(client), operations.get(client)]);
  assert.deepEqual(requests.map(bearer).sort(), ["1", "2", "3-fresh", "4-fresh"]);
});

test("a token function that failed is asked again by a later call", async () => {
  const reasons = [new Error("The vault is closed")];
  let asked = 0;
  const token = () => {
    asked += 1;
    if (asked === 2) throw reasons[0];
    return asked === 1 ? "same" : "same-fresh";
  };
  const { client } = scripted([onlyFresh], { token });
  assert.equal((await failureOf(operations.get(client))).cause, reasons[0]);
  assert.deepEqual(await operations.get(client), tunnelRead());
});

test("a token that was good for a while is not given again once it is refused", async () => {
  const given = [];
  const token = () => {
    given.push(`token-${given.length}`);
    return given.at(-1);
  };
  const accepted = new Set(["token-1", "token-3"]);
  const once = (request) =>
    accepted.delete(request.headers.get("authorization").slice(7)) ? good() : answerError(401)();
  const { client, requests } = scripted([once], { token });
  await operations.get(client);
  await operations.get(client);
  assert.deepEqual(requests.map(bearer), ["token-0", "token-1", "token-2", "token-3"]);
});

test("a token function that outlasts timeoutMs is a TimeoutError, and a later refusal of the same token asks anew", async () => {
  let asked = 0;
  const token = () => {
    asked += 1;
    return asked === 2 ? new Promise(() => {}) : asked === 4 ? "b-fresh" : "a";
  };
  const { client } = scripted([onlyFresh], { token, timeoutMs: 20 });
  const error = await failureOf(operations.get(client));
  assert.deepEqual([error.constructor, error.timeoutMs, error.attempts], [api.TimeoutError, 20, 1]);
  await operations.get(client);
  assert.equal(asked, 4);
});

test("a call that is aborted leaves the shared call of the function to the others", async () => {
  const fresh = deferred();
  let asked = 0;
  const token = () => (++asked <= 2 ? "stale" : fresh.promise);
  const { client, requests } = scripted([onlyFresh], { token });
  const controller = new AbortController();
  const aborted = failureOf(operations.get(client, { signal: controller.signal }));
  const other = operations.get(client);
  await until(() => requests.length === 2);
  await settle();
  controller.abort("enough");
  fresh.resolve("a-fresh");
  assert.deepEqual([await aborted, await other, asked], ["enough", tunnelRead(), 3]);
});

const limits = {
  "timeoutMs ends a call whose token function never settles": [operations.get, { timeoutMs: 20 }, "TimeoutError"],
  "deadlineMs ends a call whose token function never settles": [operations.get, { deadlineMs: 20 }, "TimeoutError"],
  "maxWaitMs ends a wait whose token function never settles": [
    (client, options) => client.waitUntilAvailable(GATEWAY, TUNNEL, options),
    { maxWaitMs: 20 },
    "WaitError",
  ],
};
for (const [name, [call, options, error]] of Object.entries(limits)) {
  test(name, async () => {
    const { client } = scripted([good], { token: () => new Promise(() => {}), timeoutMs: 0 });
    assert.equal((await failureOf(call(client, options))).name, error);
  });
}

test("deadlineMs ends a call between its attempts, with the last failure as the cause", async () => {
  const { client, requests } = scripted([answerError(503, { "Retry-After": "30" })]);
  const error = await failureOf(operations.get(client, { deadlineMs: 1000 }));
  assert.deepEqual(
    [error.constructor, error.timeoutMs, error.cause.kind, requests.length],
    [api.TimeoutError, 1000, "unavailable", 1],
  );
});

const broken = {
  "a token function that aborts the call and then throws": `
    token: () => { controller.abort("enough"); throw new Error("The vault is closed"); },
    fetch: async () => new Response("{}", { status: 401 })`,
  "a token function that aborts the call and then rejects": `
    token: async () => { controller.abort("enough"); throw new Error("The vault is closed"); },
    fetch: async () => new Response("{}", { status: 401 })`,
  "an onEvent that aborts at a 401": `
    token: () => { asked += 1; if (asked > 1) throw new Error("The vault is closed"); return "t"; },
    onEvent: ({ status }) => { if (status === 401) controller.abort("enough"); },
    fetch: async () => new Response("{}", { status: 401 })`,
};
for (const [what, options] of Object.entries(broken)) {
  test(`${what} leaves no rejection that nobody handles`, async () => {
    const program = `
      import { TunnelClient } from "ionos-ipsec-tunnels";
      const controller = new AbortController();
      let asked = 0;
      const client = new TunnelClient({ baseUrl: "${BASE_URL}", ${options} });
      await client.get("${GATEWAY}", "${TUNNEL}", { signal: controller.signal }).catch((reason) => console.log(reason));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      cwd: project,
    });
    assert.equal(stdout.trim(), "enough");
  });
}
