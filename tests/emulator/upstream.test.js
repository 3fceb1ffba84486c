// The proxy from a page's own origin to a real server: requests are forwarded unchanged, but without the headers that are
// meant for the page's server.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { listen } from "../support/server.js";
import { creation, tunnels } from "./support.js";

/** A server that records its requests, and an emulator that forwards to it. */
async function upstream(context, answer) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const body = request.method === "POST" ? await json(request) : undefined;
    requests.push({ method: request.method, url: request.url, headers: request.headers, body });
    answer(response);
  });
  const { url, close } = await listen(server);
  context.after(close);
  const proxy = await serveEmulator({ upstream: `${url}/base/` });
  context.after(() => proxy.close());
  return { url: proxy.url, requests };
}

const token = { Authorization: "Bearer mine" };

test("a request reaches the upstream with its token and body, and the answer comes back", async (context) => {
  const { url, requests } = await upstream(context, (response) =>
    response.writeHead(422, { "Content-Type": "application/json", "X-Request-Id": "7" }).end('{"httpStatus":422}'),
  );
  const headers = { ...token, "Content-Type": "application/json", Origin: "http://page.test", Cookie: "a=b" };
  const answer = await fetch(`${url}${tunnels()}?limit=1`, {
    method: "POST",
    headers,
    body: JSON.stringify(creation()),
  });
  assert.deepEqual(
    [answer.status, answer.headers.get("x-request-id"), await answer.json()],
    [422, "7", { httpStatus: 422 }],
  );
  const [{ method, url: path, headers: received, body }] = requests;
  assert.deepEqual([method, path, body], ["POST", `/base${tunnels()}?limit=1`, creation()]);
  assert.equal(received.authorization, "Bearer mine");
  for (const name of ["origin", "referer", "cookie"]) assert.equal(received[name], undefined, name);
});

test("requests for the list of gateways are forwarded, too", async (context) => {
  const { url, requests } = await upstream(context, (response) => response.end());
  await fetch(`${url}/ipsecgateways?limit=1`, { headers: token });
  assert.equal(requests[0].url, "/base/ipsecgateways?limit=1");
});

test("a redirect is passed on and not followed", async (context) => {
  const { url, requests } = await upstream(context, (response) =>
    response.writeHead(302, { Location: "http://127.0.0.1:9/" }).end(),
  );
  const answer = await fetch(url + tunnels(), { headers: token, redirect: "manual" });
  assert.equal(answer.status, 302);
  assert.equal(requests.length, 1);
});

test("an upstream that does not answer is a bad gateway", async (context) => {
  const { url } = await upstream(context, (response) => response.destroy());
  const answer = await fetch(url + tunnels(), { headers: token });
  assert.equal(answer.status, 502);
});

test("requests that are not for the API are not forwarded", async (context) => {
  const { url, requests } = await upstream(context, (response) => response.end());
  assert.equal((await fetch(`${url}/__emulator/day`)).status, 404);
  assert.equal((await fetch(`${url}/elsewhere`, { headers: token })).status, 404);
  assert.deepEqual(requests, []);
});
