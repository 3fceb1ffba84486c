import assert from "node:assert/strict";
import { test } from "node:test";
import {
  codesOf,
  creation,
  emulator,
  ensuring,
  GATEWAY,
  OTHER_GATEWAY,
  OTHER_TUNNEL,
  PSK,
  TUNNEL,
  tunnel,
  tunnels,
} from "./support.js";

const statusOf = async (response) => (await response.json()).metadata.status;

test("a created tunnel is returned complete", async () => {
  const response = await emulator().post(tunnels(), creation());
  assert.equal(response.status, 201);
  const { id, metadata, ...rest } = await response.json();
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(metadata.status, "PROVISIONING");
  assert.equal(metadata.createdDate, "2026-01-01T00:00:00.000Z");
  assert.deepEqual(rest, {
    type: "ipsectunnel",
    href: `/ipsecgateways/${GATEWAY}/tunnels/${id}`,
    properties: {
      name: "office",
      remoteHost: "vpn.example.com",
      auth: { method: "PSK" },
      ike: {
        diffieHellmanGroup: "16-MODP4096",
        encryptionAlgorithm: "AES256",
        integrityAlgorithm: "SHA256",
        lifetime: 86400,
      },
      esp: {
        diffieHellmanGroup: "16-MODP4096",
        encryptionAlgorithm: "AES256",
        integrityAlgorithm: "SHA256",
        lifetime: 3600,
      },
      cloudNetworkCIDRs: ["10.0.0.0/16"],
      peerNetworkCIDRs: ["192.168.0.0/24"],
    },
  });
});

test("no answer holds the pre-shared key or a null", async () => {
  const { put, get } = emulator({ provisionMs: 0 });
  const answers = [
    await put(tunnel(), ensuring()),
    await put(tunnel(), ensuring()),
    await get(tunnel()),
    await get(tunnels()),
  ];
  for (const answer of answers) {
    const text = await answer.text();
    assert.ok(!text.includes("psk") && !text.includes(PSK) && !text.includes("null"), text);
  }
});

test("ensuring creates with 201, then replaces with 200", async () => {
  const { put } = emulator();
  assert.equal((await put(tunnel(), ensuring())).status, 201);
  assert.equal((await put(tunnel(), ensuring())).status, 200);
});

test("what an ensure request leaves out becomes its default, not the previous value", async () => {
  const { put, get } = emulator();
  await put(tunnel(), ensuring(TUNNEL, { description: "old", ike: { lifetime: 7200 } }));
  await put(tunnel(), ensuring());
  const { properties } = await (await get(tunnel())).json();
  assert.equal(properties.ike.lifetime, 86400);
  assert.ok(!("description" in properties));
});

test("replacing a tunnel keeps its creation date and sets it to PROVISIONING", async () => {
  const { put, clock } = emulator();
  await put(tunnel(), ensuring());
  clock.now += 5000;
  const { metadata } = await (await put(tunnel(), ensuring())).json();
  assert.equal(metadata.createdDate, "2026-01-01T00:00:00.000Z");
  assert.equal(metadata.lastModifiedDate, "2026-01-01T00:00:05.000Z");
  assert.equal(metadata.status, "PROVISIONING");
});

test("a tunnel becomes AVAILABLE when the delay is over", async () => {
  const { put, get, clock } = emulator({ provisionMs: 100 });
  await put(tunnel(), ensuring());
  clock.now += 99;
  assert.equal(await statusOf(await get(tunnel())), "PROVISIONING");
  clock.now += 1;
  assert.equal(await statusOf(await get(tunnel())), "AVAILABLE");
});

test("the delay is 3000 ms unless told otherwise", async () => {
  const { put, get, clock } = emulator();
  await put(tunnel(), ensuring());
  clock.now += 2999;
  assert.equal(await statusOf(await get(tunnel())), "PROVISIONING");
  clock.now += 1;
  assert.equal(await statusOf(await get(tunnel())), "AVAILABLE");
});

test("a remote host under .invalid makes the tunnel FAILED, with a status message", async () => {
  const { put, get } = emulator({ provisionMs: 0 });
  await put(tunnel(), ensuring(TUNNEL, { remoteHost: "peer.INVALID" }));
  const { metadata } = await (await get(tunnel())).json();
  assert.equal(metadata.status, "FAILED");
  assert.match(metadata.statusMessage, /peer\.INVALID/);
});

test("the status message says that the emulator fails it on purpose", async () => {
  const { put, get } = emulator({ provisionMs: 0 });
  await put(tunnel(), ensuring(TUNNEL, { remoteHost: "peer.invalid" }));
  const { metadata } = await (await get(tunnel())).json();
  assert.match(metadata.statusMessage, /the emulator's way of showing a failure/);
});

test("missing members are null by option", async () => {
  const { put, get } = emulator({ provisionMs: 0, nulls: true });
  await put(tunnel(), ensuring());
  const { metadata, properties } = await (await get(tunnel())).json();
  assert.deepEqual([metadata.statusMessage, properties.description], [null, null]);
});

test("with that option, a description that exists stays", async () => {
  const { put, get } = emulator({ nulls: true });
  await put(tunnel(), ensuring(TUNNEL, { description: "Berlin" }));
  assert.equal((await (await get(tunnel())).json()).properties.description, "Berlin");
});

test("a remote host that only resembles .invalid is fine", async () => {
  const { put, get } = emulator({ provisionMs: 0 });
  await put(tunnel(), ensuring(TUNNEL, { remoteHost: "notinvalid" }));
  assert.equal(await statusOf(await get(tunnel())), "AVAILABLE");
});

test("deleting is answered 202 without a body", async () => {
  const { put, delete: remove } = emulator();
  await put(tunnel(), ensuring());
  const response = await remove(tunnel());
  assert.equal(response.status, 202);
  assert.equal(await response.text(), "");
});

test("a deleted tunnel is DESTROYING, then gone", async () => {
  const { put, get, delete: remove, clock } = emulator({ provisionMs: 100 });
  await put(tunnel(), ensuring());
  await remove(tunnel());
  clock.now += 99;
  assert.equal(await statusOf(await get(tunnel())), "DESTROYING");
  clock.now += 1;
  assert.equal((await get(tunnel())).status, 404);
});

test("deleting again is answered 202 and does not put off the end", async () => {
  const { put, get, delete: remove, clock } = emulator({ provisionMs: 100 });
  await put(tunnel(), ensuring());
  await remove(tunnel());
  clock.now += 60;
  assert.equal((await remove(tunnel())).status, 202);
  clock.now += 40;
  assert.equal((await get(tunnel())).status, 404);
});

test("ensuring a tunnel that is being deleted is answered 409", async () => {
  const { put, delete: remove } = emulator();
  await put(tunnel(), ensuring());
  await remove(tunnel());
  assert.equal((await put(tunnel(), ensuring())).status, 409);
});

test("the id of a tunnel that is gone is free again", async () => {
  const { put, delete: remove } = emulator({ provisionMs: 0 });
  await put(tunnel(), ensuring());
  await remove(tunnel());
  assert.equal((await put(tunnel(TUNNEL, OTHER_GATEWAY), ensuring())).status, 201);
});

test("ensuring an id taken in another gateway is answered 409", async () => {
  const { put } = emulator();
  await put(tunnel(), ensuring());
  const response = await put(tunnel(TUNNEL, OTHER_GATEWAY), ensuring());
  assert.equal(response.status, 409);
  assert.deepEqual(await codesOf(response), ["paas-conflict-1"]);
});

for (const method of ["GET", "DELETE"]) {
  test(`${method} of a tunnel in another gateway is answered 404`, async () => {
    const { put, send } = emulator();
    await put(tunnel(), ensuring());
    assert.equal((await send(method, tunnel(TUNNEL, OTHER_GATEWAY))).status, 404);
  });
}

test("the 21st tunnel of a gateway is refused with 422, by create and by ensure", async () => {
  const { put, post } = emulator();
  for (let count = 0; count < 20; count += 1) await post(tunnels(), creation());
  const refused = await post(tunnels(), creation());
  assert.equal(refused.status, 422);
  assert.deepEqual(await codesOf(refused), ["paas-quota-1"]);
  assert.equal((await put(tunnel(), ensuring())).status, 422);
  assert.equal((await post(tunnels(OTHER_GATEWAY), creation())).status, 201);
});

test("a full gateway still lets its tunnels be replaced", async () => {
  const { put, post } = emulator();
  await put(tunnel(), ensuring());
  for (let count = 0; count < 19; count += 1) await post(tunnels(), creation());
  assert.equal((await put(tunnel(), ensuring())).status, 200);
});

test("a gateway that was never written to has an empty list", async () => {
  const list = await (await emulator().get(tunnels())).json();
  assert.deepEqual(list, {
    id: GATEWAY,
    type: "collection",
    href: `/ipsecgateways/${GATEWAY}/tunnels`,
    items: [],
    offset: 0,
    limit: 100,
    _links: { self: `http://emulator.test/ipsecgateways/${GATEWAY}/tunnels?offset=0&limit=100` },
  });
});

test("a list holds one gateway's tunnels in the order of their creation", async () => {
  const { put, get } = emulator();
  await put(tunnel(TUNNEL), ensuring(TUNNEL));
  await put(tunnel(OTHER_TUNNEL, OTHER_GATEWAY), ensuring(OTHER_TUNNEL));
  const third = "00000000-0000-4000-8000-000000000003";
  await put(tunnel(third), ensuring(third));
  await put(tunnel(TUNNEL), ensuring(TUNNEL));
  const { items } = await (await get(tunnels())).json();
  assert.deepEqual(
    items.map(({ id }) => id),
    [TUNNEL, third],
  );
});

test("the links lead through every page and back", async () => {
  const { post, fetch } = emulator();
  for (let count = 0; count < 5; count += 1) await post(tunnels(), creation({ name: `${count}` }));
  const read = async (url) => (await fetch(new Request(url, { headers: { Authorization: "Bearer good" } }))).json();

  const names = [];
  let page;
  let next = `http://emulator.test${tunnels()}?limit=2`;
  while (next) {
    page = await read(next);
    names.push(...page.items.map(({ properties }) => properties.name));
    next = page._links.next;
  }
  assert.deepEqual(names, ["0", "1", "2", "3", "4"]);
  assert.deepEqual((await read(page._links.prev)).offset, 2);
  assert.deepEqual(await read(page._links.self), page);
});

test("links are relative by option, and lead on", async () => {
  const { post, get } = emulator({ relativeLinks: true });
  for (let count = 0; count < 3; count += 1) await post(tunnels(), creation());
  const { _links } = await (await get(`${tunnels()}?limit=1&offset=1`)).json();
  assert.deepEqual(_links, {
    prev: `${tunnels()}?offset=0&limit=1`,
    self: `${tunnels()}?offset=1&limit=1`,
    next: `${tunnels()}?offset=2&limit=1`,
  });
  assert.equal((await (await get(_links.next)).json()).items.length, 1);
});

test("an offset past the end gives an empty page", async () => {
  const { put, get } = emulator();
  await put(tunnel(), ensuring());
  const { items, _links } = await (await get(`${tunnels()}?offset=7&limit=3`)).json();
  assert.deepEqual(items, []);
  assert.deepEqual(Object.keys(_links), ["prev", "self"]);
});

test("gateway ids are the same in any case", async () => {
  const { put, get } = emulator();
  await put(tunnel(), ensuring());
  assert.equal((await get(tunnel(TUNNEL, GATEWAY.toUpperCase()))).status, 200);
});
