// Carrying plans out, and reading gateways.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { createEmulator } from "../../www/emulator/app.js";
import { answer, answerError, api, definition, failureOf, GATEWAY, page, scripted, TOKEN } from "../support/package.js";

const ids = Array.from({ length: 6 }, () => api.newTunnelId());
const read = (id, status = "AVAILABLE") => ({ id, metadata: { status }, properties: { name: id } });
const create = (index) => ({ action: "create", id: ids[index], tunnel: definition({ name: `tunnel ${index}` }) });
const remove = (index) => ({ action: "delete", id: ids[index], actual: read(ids[index]) });
const none = (index) => ({ action: "none", id: ids[index], actual: read(ids[index]) });
const planOf = (...steps) => ({ steps, unmanaged: [], issues: [] });

/** A client of an API that refuses requests about some ids, and carries out all others; and the requests in their order. */
function server(refused = []) {
  const asked = [];
  const respond = ({ method, url }) => {
    const id = url.split("/").at(-1);
    asked.push(`${method} ${ids.indexOf(id)}`);
    if (refused.includes(ids.indexOf(id))) return answerError(422)();
    return method === "DELETE" ? new Response(null, { status: 202 }) : answer(201, read(id))();
  };
  return { asked, client: scripted([respond]).client };
}

const outcomes = (results) => results.map(({ step, status }) => `${step.action} ${ids.indexOf(step.id)} ${status}`);

test("deletions come first, and results are in the order of the steps", async () => {
  const { client, asked } = server();
  const results = await client.apply(GATEWAY, planOf(create(0), none(1), remove(2)));
  assert.deepEqual(asked, ["DELETE 2", "PUT 0"]);
  assert.deepEqual(outcomes(results), ["create 0 done", "none 1 done", "delete 2 done"]);
  assert.deepEqual(
    results.map(({ tunnel }) => tunnel?.id),
    [ids[0], ids[1], undefined],
  );
});

test("a step that fails has its error, and the others go on", async () => {
  const { client } = server([1]);
  const results = await client.apply(GATEWAY, planOf(create(0), create(1), create(2)));
  assert.deepEqual(outcomes(results), ["create 0 done", "create 1 failed", "create 2 done"]);
  assert.equal(results[1].error.kind, "unprocessable");
});

test("stopOnError skips the steps that are not begun", async () => {
  const { client } = server([1]);
  const steps = [create(0), create(1), create(2), create(3)];
  const results = await client.apply(GATEWAY, planOf(...steps), { stopOnError: true, concurrency: 1 });
  assert.deepEqual(outcomes(results), ["create 0 done", "create 1 failed", "create 2 skipped", "create 3 skipped"]);
});

test("a signal ends what is under way and skips the rest", async () => {
  const controller = new AbortController();
  const hang = ({ signal }) => {
    controller.abort("enough");
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  };
  const { client } = scripted([hang]);
  const options = { signal: controller.signal, concurrency: 1 };
  const results = await client.apply(GATEWAY, planOf(create(0), create(1)), options);
  assert.deepEqual(outcomes(results), ["create 0 failed", "create 1 skipped"]);
  assert.deepEqual([results[0].error.code, results[0].error.cause], ["aborted", "enough"]);
});

test("an error that a method of a derived class throws is told as its own, not as an abort", async () => {
  const mine = new RangeError("no more for today");
  class Limited extends api.TunnelClient {
    async ensure() {
      throw mine;
    }
  }
  const client = new Limited({ baseUrl: "https://api.example.com", token: TOKEN });
  const { signal } = new AbortController();
  const [{ error }] = await client.apply(GATEWAY, planOf(create(0)), { signal });
  assert.deepEqual([error.constructor, error.code, error.cause], [api.TunnelError, "unknown", mine]);
  assert.doesNotMatch(error.message, /abort/);
});

test("no more steps are under way than told", async () => {
  let underWay = 0;
  let most = 0;
  const respond = async ({ url }) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    return answer(201, read(url.split("/").at(-1)))();
  };
  const { client } = scripted([respond]);
  await client.apply(GATEWAY, planOf(...ids.map((_, index) => create(index))), { concurrency: 2 });
  assert.equal(most, 2);
});

test("more steps may be allowed at once than there are", async () => {
  const { client } = server();
  const results = await client.apply(GATEWAY, planOf(create(0), remove(1)), { concurrency: Number.MAX_SAFE_INTEGER });
  assert.deepEqual(outcomes(results), ["create 0 done", "delete 1 done"]);
});

test("onStep hears of each step", async () => {
  const { client } = server([1]);
  const heard = [];
  const onStep = ({ step, status }, done, total) => heard.push([ids.indexOf(step.id), status, done, total]);
  await client.apply(GATEWAY, planOf(none(0), create(1)), { onStep });
  await new Promise(setImmediate);
  assert.deepEqual(heard, [
    [0, "done", 1, 2],
    [1, "failed", 2, 2],
  ]);
});

test("a plan without steps is nothing to do", async () => {
  assert.deepEqual(await server().client.apply(GATEWAY, planOf()), []);
});

test("a plan that has errors is no success without steps: it is refused with the first of them", async () => {
  const plan = api.planTunnels(GATEWAY, [definition({ remoteHost: "" })], []);
  const error = await failureOf(server().client.apply(GATEWAY, plan));
  assert.deepEqual([error.constructor, error.code], [api.ConfigurationError, "option.invalid"], inspect(error));
  assert.ok(error.message.endsWith(plan.issues[0].message), error.message);
});

test("advice about a plan does not stop it", async () => {
  const { client } = server();
  const issues = [{ code: "psk.short", severity: "warning", path: [0], message: "Short.", params: {} }];
  assert.deepEqual(outcomes(await client.apply(GATEWAY, { ...planOf(create(0)), issues })), ["create 0 done"]);
});

const wrong = {
  "no plan": [undefined, {}],
  "a plan without steps": [{}, {}],
  "a step that nobody knows": [planOf({ action: "toString", id: ids[0] }), {}],
  "half a step at once": [planOf(), { concurrency: 0.5 }],
  "options that are a number": [planOf(), 4],
  "a wait that is no flag": [planOf(), { wait: "yes" }],
  "an onStep that is no function": [planOf(), { onStep: "log" }],
};
for (const [what, [plan, options]] of Object.entries(wrong)) {
  test(`apply with ${what} is a ConfigurationError`, async () => {
    const error = await failureOf(server().client.apply(GATEWAY, plan, options));
    assert.deepEqual([error.constructor, error.code], [api.ConfigurationError, "option.invalid"], inspect(error));
  });
}

/** A client of an emulator. */
function emulated() {
  const emulator = createEmulator({ provisionMs: 0 });
  const fetch = (url, init) => emulator.fetch(new Request(url, init));
  return new api.TunnelClient({ baseUrl: "https://api.example.com", token: TOKEN, fetch });
}

test("with wait, the plan is carried out when apply resolves, and there is nothing left to do", async () => {
  const client = emulated();
  const desired = [definition({ name: "a" }), definition({ name: "b", remoteHost: "b.mycompany.com" })];
  const old = await client.create(GATEWAY, definition({ name: "old" }));
  const plan = (actual) => api.planTunnels(GATEWAY, desired, actual, { prune: true });
  const before = plan((await client.list(GATEWAY)).items);
  const results = await client.apply(GATEWAY, before, { wait: true });
  assert.deepEqual(results.map(({ step, status, tunnel }) => [step.action, status, tunnel?.metadata.status]).sort(), [
    ["create", "done", "AVAILABLE"],
    ["create", "done", "AVAILABLE"],
    ["delete", "done", undefined],
  ]);
  const { items } = await client.list(GATEWAY);
  assert.ok(items.every(({ id }) => id !== old.id));
  assert.ok(plan(items).steps.every(({ action }) => action === "none"));
});

test("with wait, a tunnel that is unchanged and not yet available is waited for", async () => {
  const pending = (index) => ({ ...none(index), actual: read(ids[index], "PROVISIONING") });
  const respond = ({ url }) => {
    const id = url.split("/").at(-1);
    return answer(200, read(id, id === ids[1] ? "FAILED" : "AVAILABLE"))();
  };
  const { client, requests } = scripted([respond]);
  const results = await client.apply(GATEWAY, planOf(pending(0), pending(1), none(2)), { wait: true });
  assert.deepEqual(outcomes(results), ["none 0 done", "none 1 failed", "none 2 done"]);
  assert.equal(results[0].tunnel.metadata.status, "AVAILABLE");
  assert.equal(results[1].error.code, "wait.failed");
  assert.deepEqual(requests.map(({ method, url }) => [method, ids.indexOf(url.split("/").at(-1))]).sort(), [
    ["GET", 0],
    ["GET", 1],
  ]);
});

test("without wait, nothing is asked about a tunnel that is unchanged", async () => {
  const { asked, client } = server();
  await client.apply(GATEWAY, planOf({ ...none(0), actual: read(ids[0], "FAILED") }));
  assert.deepEqual(asked, []);
});

for (const wait of [false, true]) {
  test(`a deletion ${wait ? "with wait " : ""}that is answered 404 is done: the tunnel is gone`, async () => {
    const { client, requests } = scripted([answerError(404)]);
    const results = await client.apply(GATEWAY, planOf(remove(0)), { wait });
    assert.deepEqual(results, [{ step: remove(0), status: "done" }]);
    assert.equal(requests.length, 1);
  });
}

test("a deletion that is refused otherwise has failed, and so has a change that is answered 404", async () => {
  const respond = ({ method }) => answerError(method === "DELETE" ? 409 : 404)();
  const results = await scripted([respond]).client.apply(GATEWAY, planOf(remove(0), create(1)));
  assert.deepEqual(outcomes(results), ["delete 0 failed", "create 1 failed"]);
});

test("gateways are read one by one and alone", async () => {
  const client = emulated();
  const found = [];
  for await (const gateway of client.gateways({ pageSize: 2 })) found.push(gateway);
  assert.ok(found.length >= 3);
  assert.ok(found.every(({ properties }) => typeof properties.gatewayIP === "string"));
  assert.deepEqual(await client.gateway(found[1].id), found[1]);
});

test("gateways are asked for by offset, without an id", async () => {
  const first = page([read("a")], { _links: { next: "/x" } });
  const { client, requests } = scripted([answer(200, first), answer(200, page([read("b")], { offset: 1 }))]);
  for await (const _ of client.gateways({ pageSize: 1 }));
  assert.deepEqual(
    requests.map(({ url }) => url.replace("https://api.example.com/vpn", "")),
    ["/ipsecgateways?offset=0&limit=1", "/ipsecgateways?offset=1&limit=1"],
  );
});
