// A client inside a framework's reactive state, which wraps it in a proxy; detached methods of a client; and test spies.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { installProject } from "../support/project.js";

const project = await installProject(new URL("project/", import.meta.url), "platforms-proxies");
const require = createRequire(join(project, "package.json"));
const { TunnelClient } = require("ionos-ipsec-tunnels");
const load = async (name) => import(require.resolve(name));
const { isReactive, reactive } = await load("vue");
const { createPinia, defineStore, setActivePinia } = await load("pinia");
const { proxy } = await load("valtio/vanilla");
const { spyOn } = await load("@vitest/spy");

const id = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const tunnel = { id, metadata: { status: "AVAILABLE" }, properties: { name: "office" } };
const makeClient = (Client = TunnelClient) =>
  new Client({
    region: "de-fra",
    token: "t",
    fetch: async () => new Response(JSON.stringify({ ...tunnel, items: undefined })),
  });

/** Reads a tunnel in each way in which a client can be used. */
async function use(client) {
  const { baseUrl, get } = client;
  assert.equal(baseUrl, "https://vpn.de-fra.ionos.com");
  assert.deepEqual(await client.get(id, id), tunnel);
  assert.deepEqual(await get(id, id), tunnel);
  assert.deepEqual(await client.waitUntilAvailable(id, id), tunnel);
}

test("a client works inside Vue's reactive", async () => {
  const state = reactive({ client: makeClient() });
  assert.ok(isReactive(state.client));
  await use(state.client);
});

test("a client works inside a Pinia store", async () => {
  setActivePinia(createPinia());
  const useStore = defineStore("api", { state: () => ({ client: makeClient() }) });
  await use(useStore().client);
});

test("a client works inside a Valtio proxy", async () => {
  await use(proxy({ client: makeClient() }).client);
});

test("a client works behind a plain Proxy", async () => {
  await use(new Proxy(makeClient(), {}));
});

test("a detached method of a client works", async () => {
  const { get } = makeClient();
  assert.deepEqual(await Promise.all([id].map((gateway) => get(gateway, id))), [tunnel]);
});

test("a spy on a client sees its calls, and can answer them", async () => {
  const client = makeClient();
  const spy = spyOn(client, "get");
  assert.deepEqual(await client.get(id, id), tunnel);
  spy.mockResolvedValueOnce("mine");
  assert.equal(await client.get(id, id), "mine");
  assert.equal(spy.mock.calls.length, 2);
  spy.mockRestore();
  assert.deepEqual(await client.get(id, id), tunnel);
});

test("a spy on the class sees the calls of its clients", async () => {
  const client = makeClient();
  const spy = spyOn(TunnelClient.prototype, "get").mockResolvedValue("mine");
  assert.equal(await client.get(id, id), "mine");
  spy.mockRestore();
  assert.deepEqual(await client.get(id, id), tunnel);
});

test("a class that derives from the client overrides its methods", async () => {
  class Named extends TunnelClient {
    async get(...args) {
      return (await super.get(...args)).properties.name;
    }
  }
  assert.equal(await makeClient(Named).get(id, id), "office");
});
