// The emulator's gateways, and which gateways can have tunnels.

import assert from "node:assert/strict";
import { test } from "node:test";
import { creation, emulator, GATEWAY, OTHER_GATEWAY, tunnels } from "./support.js";

const gateway = (id) => `/ipsecgateways/${id}`;

test("there are three gateways, each with a public address and a name", async () => {
  const { items } = await (await emulator().get("/ipsecgateways")).json();
  assert.equal(items.length, 3);
  for (const { type, metadata, properties } of items) {
    assert.equal(type, "ipsecgateway");
    assert.equal(metadata.status, "AVAILABLE");
    assert.match(properties.gatewayIP, /^(203\.0\.113|198\.51\.100)\.\d+$/);
    assert.ok(properties.name);
  }
});

test("one of them is the gateway that the console begins with", async () => {
  const response = await emulator().get(gateway(GATEWAY));
  assert.equal((await response.json()).properties.name, "vpn-frankfurt");
});

test("a single gateway is the same as in the list", async () => {
  const { get } = emulator();
  for (const listed of (await (await get("/ipsecgateways")).json()).items) {
    assert.deepEqual(await (await get(gateway(listed.id))).json(), listed);
  }
});

test("gateways come page by page, with links", async () => {
  const { get } = emulator();
  const page = await (await get("/ipsecgateways?offset=1&limit=1")).json();
  assert.deepEqual(
    [page.type, page.href, page.offset, page.limit, page.items.length],
    ["collection", "/ipsecgateways", 1, 1, 1],
  );
  assert.deepEqual(page._links, {
    prev: "http://emulator.test/ipsecgateways?offset=0&limit=1",
    self: "http://emulator.test/ipsecgateways?offset=1&limit=1",
    next: "http://emulator.test/ipsecgateways?offset=2&limit=1",
  });
});

test("a gateway that is not listed is answered 404", async () => {
  assert.equal((await emulator().get(gateway(OTHER_GATEWAY))).status, 404);
});

test("gateways cannot be changed", async () => {
  for (const path of ["/ipsecgateways", gateway(GATEWAY)]) {
    const response = await emulator().post(path, {});
    assert.deepEqual([response.status, response.headers.get("allow")], [405, "GET"]);
  }
});

test("gateways need a token", async () => {
  assert.equal((await emulator().get("/ipsecgateways", { token: null })).status, 401);
});

test("a missing description is left out, or null by option", async () => {
  const last = async (options) => (await (await emulator(options).get("/ipsecgateways")).json()).items[2].properties;
  assert.ok(!("description" in (await last())));
  assert.equal((await last({ nulls: true })).description, null);
});

test("tunnels can be created in any gateway, listed or not", async () => {
  assert.equal((await emulator().post(tunnels(OTHER_GATEWAY), creation())).status, 201);
});

test("with strict gateways, they can be created only in listed ones", async () => {
  const { get, post } = emulator({ strictGateways: true });
  assert.equal((await post(tunnels(OTHER_GATEWAY), creation())).status, 404);
  assert.equal((await get(tunnels(OTHER_GATEWAY))).status, 404);
  assert.equal((await post(tunnels(GATEWAY), creation())).status, 201);
});
