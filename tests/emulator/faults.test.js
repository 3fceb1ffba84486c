import assert from "node:assert/strict";
import { test } from "node:test";
import { emulator, ensuring, messagesOf, tunnel, tunnels } from "./support.js";

const NEXT = "/__emulator/next";
const queue = (api, faults) => api.post(NEXT, faults, { token: null });

for (const status of [400, 401, 403, 404, 409, 415, 422, 429, 500, 503, 502]) {
  test(`the next request is answered ${status} when told so, the one after normally`, async () => {
    const api = emulator();
    assert.equal((await queue(api, { status })).status, 204);
    const response = await api.get(tunnels());
    assert.equal(response.status, status);
    const { httpStatus, messages } = await response.json();
    assert.equal(httpStatus, status);
    assert.equal(typeof messages[0].errorCode, "string");
    assert.equal((await api.get(tunnels())).status, 200);
  });
}

for (const retryAfter of [2, "2", "Wed, 21 Oct 2026 07:28:00 GMT"]) {
  test(`Retry-After is sent as told: ${retryAfter}`, async () => {
    const api = emulator();
    await queue(api, { status: 429, retryAfter });
    assert.equal((await api.get(tunnels())).headers.get("retry-after"), String(retryAfter));
  });
}

test("a fault can be for several requests", async () => {
  const api = emulator();
  await queue(api, { status: 503, times: 2 });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await api.get(tunnels())).status);
  assert.deepEqual(statuses, [503, 503, 200]);
});

test("faults are answered in the order they were queued", async () => {
  const api = emulator();
  await queue(api, [{ status: 500 }, { status: 429 }]);
  await queue(api, { status: 503 });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await api.get(tunnels())).status);
  assert.deepEqual(statuses, [500, 429, 503]);
});

test("a fault can be for one method", async () => {
  const api = emulator();
  await queue(api, { status: 500, method: "DELETE" });
  assert.equal((await api.put(tunnel(), ensuring())).status, 201);
  assert.equal((await api.delete(tunnel())).status, 500);
});

test("a fault keeps the request from being carried out", async () => {
  const api = emulator();
  await queue(api, { status: 503 });
  await api.put(tunnel(), ensuring());
  assert.equal((await api.get(tunnel())).status, 404);
});

test("a fault can come after the request was carried out", async () => {
  const api = emulator();
  await queue(api, { status: 503, apply: true });
  assert.equal((await api.put(tunnel(), ensuring())).status, 503);
  assert.equal((await api.get(tunnel())).status, 200);
});

test("a fault can have an empty body", async () => {
  const api = emulator();
  await queue(api, { status: 502, body: "" });
  const response = await api.get(tunnels());
  assert.equal(await response.text(), "");
  assert.equal(response.headers.get("content-type"), null);
});

test("a fault can be a proxy's page", async () => {
  const api = emulator();
  await queue(api, { status: 502, body: "<h1>Bad Gateway</h1>", headers: { "X-Proxy": "yes" } });
  const response = await api.get(tunnels());
  assert.equal(await response.text(), "<h1>Bad Gateway</h1>");
  assert.equal(response.headers.get("content-type"), "text/html");
  assert.equal(response.headers.get("x-proxy"), "yes");
});

test("a fault can have any JSON as its body", async () => {
  const api = emulator();
  await queue(api, { status: 200, body: [1, { a: null }] });
  assert.deepEqual(await (await api.get(tunnels())).json(), [1, { a: null }]);
});

test("a fault can be a text of any type", async () => {
  const api = emulator();
  await queue(api, { status: 200, body: '{"id": "cut o', contentType: "application/json" });
  const response = await api.get(tunnels());
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(await response.text(), '{"id": "cut o');
});

test("a fault can be read by a page of another origin", async () => {
  const api = emulator();
  await queue(api, { status: 429, retryAfter: 1 });
  const response = await api.get(tunnels(), { headers: { Origin: "http://page.test" } });
  assert.equal(response.headers.get("access-control-allow-origin"), "*");
});

test("the queue can be read and emptied", async () => {
  const api = emulator();
  await queue(api, { status: 429, times: 3 });
  await api.get(tunnels());
  assert.deepEqual(await (await api.get(NEXT, { token: null })).json(), [{ status: 429, times: 2 }]);
  assert.equal((await api.delete(NEXT, { token: null })).status, 204);
  assert.equal((await api.get(tunnels())).status, 200);
});

const refused = {
  "no status": {},
  "a status that is none": { status: 1000 },
  "a status that ends nothing": { status: 100 },
  "no times at all": { status: 500, times: 0 },
  "a misspelt member": { status: 500, retryafter: 1 },
  "a header with a line break": { status: 500, headers: { "X-A": "a\r\nb" } },
  "a Retry-After with a line break": { status: 500, retryAfter: "1\n" },
  "a header name with a blank": { status: 500, headers: { "X A": "a" } },
  "a method the API does not have": { status: 500, method: "PATCH" },
  "a bad one among good ones": [{ status: 500 }, { status: "500" }],
};
for (const [what, faults] of Object.entries(refused)) {
  test(`${what} is refused with 422 and queues nothing`, async () => {
    const api = emulator();
    const response = await queue(api, faults);
    assert.equal(response.status, 422);
    assert.match((await messagesOf(response))[0], /^faults\[\d\]/);
    assert.deepEqual(await (await api.get(NEXT)).json(), []);
  });
}

test("what is no JSON is refused with 400", async () => {
  assert.equal((await emulator().send("POST", NEXT, { text: "{" })).status, 400);
});

test("a reset forgets tunnels and faults", async () => {
  const api = emulator();
  await api.put(tunnel(), ensuring());
  await queue(api, { status: 500 });
  assert.equal((await api.send("POST", "/__emulator/reset", { token: null })).status, 204);
  assert.equal((await api.get(tunnel())).status, 404);
});
