// A client with other implementations of fetch, each against the emulator over HTTP. They do not accept each other's Request,
// and some return Node streams instead of web streams.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { serveEmulator } from "../../www/emulator/server.js";
import { installProject } from "../support/project.js";
import { freePort } from "../support/server.js";

const project = await installProject(new URL("project/", import.meta.url), "platforms-fetches");
const require = createRequire(join(project, "package.json"));
const { TunnelClient, ConnectionError, newTunnelId } = require("ionos-ipsec-tunnels");
const load = async (name) => import(require.resolve(name));

const { default: ky } = await load("ky");
const implementations = {
  "node-fetch 2": require("node-fetch-2"),
  "node-fetch 3": (await load("node-fetch-3")).default,
  "undici 6": require("undici-6").fetch,
  "undici 7": require("undici-7").fetch,
  "cross-fetch": require("cross-fetch"),
  ky: (url, init) => ky(url, { ...init, retry: 0, throwHttpErrors: false }),
};

const emulator = await serveEmulator({ provisionMs: 0 });
after(() => emulator.close());

const TOKEN = "token-canary-b1946ac92492d234";
const gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const tunnel = {
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: "psk-canary-591785b794601e21" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.5.0/24"],
};
const clientWith = (fetch, options) => new TunnelClient({ baseUrl: emulator.url, token: TOKEN, fetch, ...options });

for (const [name, fetch] of Object.entries(implementations)) {
  test(`${name}: a tunnel is created, read, listed and deleted`, async () => {
    const client = clientWith(fetch);
    const { id } = await client.create(gateway, tunnel);
    assert.equal((await client.get(gateway, id)).properties.name, "office");
    const { items } = await client.list(gateway);
    assert.ok(items.some((item) => item.id === id));
    await client.delete(gateway, id);
    await client.waitUntilDeleted(gateway, id, { intervalMs: 20 });
  });

  test(`${name}: an error of the API is an ApiError with its id for the request`, async () => {
    const error = await clientWith(fetch)
      .get(gateway, newTunnelId())
      .catch((thrown) => thrown);
    assert.deepEqual([error.name, error.kind, typeof error.requestId], ["ApiError", "not-found", "string"]);
  });

  test(`${name}: an abort ends a request that is under way`, async () => {
    const controller = new AbortController();
    const onEvent = ({ type }) => type === "request" && setImmediate(() => controller.abort("enough"));
    const call = clientWith(fetch, { onEvent }).list(gateway, { signal: controller.signal });
    assert.equal(await call.catch((reason) => reason), "enough");
  });

  test(`${name}: a connection that is refused is a ConnectionError that says so, without secrets`, async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const client = clientWith(fetch, { baseUrl, retry: false });
    const error = await client.create(gateway, tunnel).catch((thrown) => thrown);
    assert.ok(error instanceof ConnectionError, String(error));
    assert.match(error.message, /ECONNREFUSED/);
    assert.doesNotMatch(inspect(error, { depth: 20, showHidden: true, getters: true }), /canary/);
  });
}

test("what ky throws for an error status is a ConnectionError whose cause holds no request", async () => {
  const client = clientWith((url, init) => ky(url, { ...init, retry: 0 }), { retry: false });
  const error = await client.get(gateway, newTunnelId()).catch((thrown) => thrown);
  assert.deepEqual([error.name, error.cause.name, Object.keys(error.cause)], ["ConnectionError", "HTTPError", []]);
  assert.doesNotMatch(inspect(error, { depth: 20, showHidden: true, getters: true }), /canary/);
});
