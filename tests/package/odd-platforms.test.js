// Responses, streams and signals that are not what platforms give: a call settles with an error, whatever they do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, failureOf, operations, scripted, tunnelRead } from "../support/package.js";

const fail = () => {
  throw new Error("not readable");
};
const headers = { get: () => null };
const streamOf = (read) => ({ getReader: () => ({ read, cancel: async () => {} }) });
const bytes = (text) => new TextEncoder().encode(text);

const responses = {
  "a status that cannot be read": {
    get status() {
      return fail();
    },
    headers,
  },
  "headers that cannot be read": { status: 500, headers: { get: fail }, body: null, text: async () => "" },
  "headers that give a number": { status: 500, headers: { get: () => 7 }, body: null, text: async () => "" },
  "a body that cannot be read": {
    status: 200,
    headers,
    get body() {
      return fail();
    },
    text: fail,
  },
  "a reader that throws": { status: 200, headers, body: streamOf(fail) },
  "a reader that gives no promise": { status: 200, headers, body: streamOf(() => ({ done: false, value: 7 })) },
  "a reader that resolves with nothing": { status: 200, headers, body: streamOf(async () => undefined) },
  "a chunk that is text": { status: 200, headers, body: streamOf(async () => ({ done: false, value: "{}" })) },
};
for (const [what, response] of Object.entries(responses)) {
  test(`${what}: the call fails with an error of the package`, async () => {
    const { client } = scripted([() => response], { retry: false });
    assert.ok(api.isTunnelError(await failureOf(operations.get(client))));
  });
}

test("a body of very many small chunks is read to its end", async () => {
  const body = bytes(JSON.stringify({ ...tunnelRead(), note: "é".repeat(10_000) }));
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

test("a list of empty pages without end is noticed", async () => {
  const pageAt = ({ url }) => {
    const offset = Number(new URL(url).searchParams.get("offset"));
    return new Response(JSON.stringify({ items: [], offset, limit: 100, _links: { next: "/next" } }));
  };
  const { client, requests } = scripted([pageAt]);
  const error = await failureOf(client.iterate("66a114c7-2ddd-5119-9ddf-5a789f5a5a44").next());
  assert.equal(error.code, "paging.not-advancing");
  assert.ok(requests.length < 20);
});

test("one attempt by the client's own options stays one where a call changes its pauses", async () => {
  const { client, requests } = scripted([() => new Response("", { status: 503 })], { retry: { maxAttempts: 1 } });
  await failureOf(operations.get(client, { retry: { baseDelayMs: 1 } }));
  assert.equal(requests.length, 1);
});

test("a WaitError's tunnel holds no secret, whichever member the server put it in", async () => {
  const tunnel = tunnelRead({ metadata: { status: "FAILED", createdBy: "token-canary-b1946ac92492d234" } });
  tunnel.properties.auth.psk = { key: "psk-canary" };
  const { client } = scripted([() => new Response(JSON.stringify(tunnel))]);
  const error = await failureOf(operations.get(client).then(() => client.waitUntilAvailable(tunnel.id, tunnel.id)));
  assert.equal(error.reason, "failed");
  assert.equal(error.tunnel.id, tunnel.id);
  assert.doesNotMatch(JSON.stringify(error.tunnel), /canary/);
});

test("headers that are no plain object are refused rather than lost", () => {
  for (const odd of [new Headers({ "x-a": "1" }), new Map([["x-a", "1"]]), [["x-a", "1"]]]) {
    assert.throws(() => scripted([], { headers: odd }), { name: "ConfigurationError", code: "option.invalid" });
  }
});

test("bytes that are no UTF-8 are no JSON, wherever they stand", () => {
  const broken = Uint8Array.of(...bytes('{"zz":"'), 0xff, ...bytes('"}'));
  const { issues } = api.validateTunnelJson(broken);
  assert.deepEqual(
    issues.map(({ code, params }) => [code, params.line, params.column]),
    [["json.syntax", 1, 8]],
  );
  assert.equal(api.validateTunnelsJson(broken).issues[0].code, "json.syntax");
});

test("two thousand tunnels of one name that overlap make a bounded number of issues", () => {
  const tunnels = Array.from({ length: 2000 }, (_, index) => ({
    name: "same",
    peerNetworkCIDRs: Array.from({ length: 20 }, (_, item) => `10.${index % 250}.${item}.0/24`),
  }));
  assert.ok(api.checkTunnels(tunnels).length <= 2000 * 21 + 1);
});

test("paths and lists that cannot be read do not throw", () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  for (const path of [proxy, Object.create(null)]) {
    const codes = api.validateField(path, 1).map(({ code }) => code);
    assert.deepEqual(codes, ["field.unknown"]);
  }
  assert.deepEqual(api.checkTunnels(proxy), []);
});
