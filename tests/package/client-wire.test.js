// The request of each operation, and what the operation makes of the answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answer,
  answerText,
  api,
  definition,
  GATEWAY,
  operations,
  PSK,
  page,
  scripted,
  TOKEN,
  TUNNEL,
  TUNNEL_URL,
  TUNNELS_URL,
  tunnelRead,
} from "../support/package.js";

const tunnel = definition({ description: "to the office", unknown: { kept: true } });
const metadata = { ticket: "NET-42", nested: { anything: [1, null] } };

const wire = {
  "list asks for the gateway's tunnels": {
    call: (client) => client.list(GATEWAY),
    answer: answer(200, page([tunnelRead()])),
    sent: { method: "GET", url: TUNNELS_URL, body: null },
    result: page([tunnelRead()]),
  },
  "list says which page": {
    call: (client) => client.list(GATEWAY, { offset: 20, limit: 10 }),
    answer: answer(200, page([], { offset: 20, limit: 10 })),
    sent: { method: "GET", url: `${TUNNELS_URL}?offset=20&limit=10`, body: null },
    result: page([], { offset: 20, limit: 10 }),
  },
  "create posts the properties": {
    call: (client) => client.create(GATEWAY, tunnel),
    answer: answer(201, tunnelRead()),
    sent: { method: "POST", url: TUNNELS_URL, body: { properties: tunnel } },
    result: tunnelRead(),
  },
  "create posts the caller's metadata": {
    call: (client) => client.create(GATEWAY, tunnel, { metadata }),
    answer: answer(201, tunnelRead()),
    sent: { method: "POST", url: TUNNELS_URL, body: { metadata, properties: tunnel } },
    result: tunnelRead(),
  },
  "get asks for the tunnel": {
    call: (client) => client.get(GATEWAY, TUNNEL),
    answer: answer(200, tunnelRead()),
    sent: { method: "GET", url: TUNNEL_URL, body: null },
    result: tunnelRead(),
  },
  "ensure puts the id and the properties; 201 is created": {
    call: (client) => client.ensure(GATEWAY, TUNNEL, tunnel),
    answer: answer(201, tunnelRead()),
    sent: { method: "PUT", url: TUNNEL_URL, body: { id: TUNNEL, properties: tunnel } },
    result: { created: true, tunnel: tunnelRead() },
  },
  "ensure puts the caller's metadata; 200 is replaced": {
    call: (client) => client.ensure(GATEWAY, TUNNEL, tunnel, { metadata }),
    answer: answer(200, tunnelRead()),
    sent: { method: "PUT", url: TUNNEL_URL, body: { id: TUNNEL, metadata, properties: tunnel } },
    result: { created: false, tunnel: tunnelRead() },
  },
  "delete asks for the tunnel's removal": {
    call: (client) => client.delete(GATEWAY, TUNNEL),
    answer: answerText(202),
    sent: { method: "DELETE", url: TUNNEL_URL, body: null },
    result: undefined,
  },
};

for (const [name, { call, answer: given, sent, result }] of Object.entries(wire)) {
  test(name, async () => {
    const { client, requests } = scripted([given]);
    assert.deepEqual(await call(client), result);
    assert.equal(requests.length, 1);
    const [{ method, url, body }] = requests;
    assert.deepEqual({ method, url, body: body === "" ? null : JSON.parse(body) }, sent);
  });
}

for (const [name, call] of Object.entries(operations)) {
  const isWrite = name === "create" || name === "ensure";
  test(`${name} sends the headers that the API documents`, async () => {
    const { client, requests } = scripted([answer(200, name === "list" ? page([]) : tunnelRead())]);
    await call(client);
    const { authorization, accept, "content-type": contentType } = requests[0].headers;
    assert.deepEqual(
      { authorization, accept, contentType },
      {
        authorization: `Bearer ${TOKEN}`,
        accept: "application/json",
        contentType: isWrite ? "application/json" : undefined,
      },
    );
  });
}

test("the tunnel is sent as it was when the call was made", async () => {
  const { client, requests } = scripted([answer(201, tunnelRead())]);
  const mine = definition();
  const call = client.create(GATEWAY, mine);
  mine.name = "changed";
  mine.cloudNetworkCIDRs.push("10.9.0.0/24");
  await call;
  assert.deepEqual(JSON.parse(requests[0].body).properties, definition());
});

test("a tunnel of getters and proxies is sent whole", async () => {
  class Form {
    #values = definition();
    get name() {
      return this.#values.name;
    }
    get remoteHost() {
      return this.#values.remoteHost;
    }
    get auth() {
      return new Proxy(this.#values.auth, {});
    }
    get ike() {
      return new Proxy({}, {});
    }
    get esp() {
      return this.#values.esp;
    }
    get cloudNetworkCIDRs() {
      return new Proxy(this.#values.cloudNetworkCIDRs, {});
    }
    get peerNetworkCIDRs() {
      return this.#values.peerNetworkCIDRs;
    }
  }
  const { client, requests } = scripted([answer(201, tunnelRead())]);
  await client.create(GATEWAY, new Form());
  assert.deepEqual(JSON.parse(requests[0].body).properties, definition());
});

test("a frozen tunnel can be sent and stays as it is", async () => {
  const { client, requests } = scripted([answer(201, tunnelRead())]);
  const mine = Object.freeze(definition({ ike: Object.freeze({ lifetime: 3600 }) }));
  await client.create(GATEWAY, mine);
  assert.deepEqual(JSON.parse(requests[0].body).properties, mine);
});

test("characters beyond ASCII arrive as they were", async () => {
  const { client, requests } = scripted([answer(201, tunnelRead())]);
  await client.create(GATEWAY, definition({ name: "Büro 東京 🚇" }));
  assert.equal(JSON.parse(requests[0].body).properties.name, "Büro 東京 🚇");
});

test("one client carries many calls at once", async () => {
  const { client } = scripted([async (request) => answer(200, tunnelRead({ id: request.url.split("/").at(-1) }))()]);
  const ids = Array.from({ length: 100 }, () => api.newTunnelId());
  const tunnels = await Promise.all(ids.map((id) => client.get(GATEWAY, id)));
  assert.deepEqual(
    tunnels.map(({ id }) => id),
    ids,
  );
});

const passing = {
  "an unknown status": { metadata: { status: "HIBERNATING" } },
  "a status message of null": { metadata: { statusMessage: null } },
  "an unknown member": { brandNew: { deep: [1, "two", null] } },
  "an unknown algorithm": {
    properties: { ...tunnelRead().properties, ike: { diffieHellmanGroup: "99-NEW", lifetime: 1, extra: true } },
  },
  "an unknown method of authentication": {
    properties: { ...tunnelRead().properties, auth: { method: "CERTIFICATE" } },
  },
  "numbers that are larger than any of ours": { counter: 1e300 },
};
for (const [what, changes] of Object.entries(passing)) {
  test(`${what} in an answer comes through`, async () => {
    const { client } = scripted([answer(200, tunnelRead(changes))]);
    assert.deepEqual(await client.get(GATEWAY, TUNNEL), tunnelRead(changes));
  });
}

test("a list without items has none", async () => {
  for (const items of [undefined, null]) {
    const { client } = scripted([answer(200, page(items))]);
    assert.deepEqual((await client.list(GATEWAY)).items, []);
  }
});

test("a list that says nothing of its page gets what was asked for", async () => {
  const { client } = scripted([answer(200, { id: GATEWAY, type: "collection", href: "/", items: [] })]);
  const { offset, limit, _links } = await client.list(GATEWAY, { offset: 5, limit: 7 });
  assert.deepEqual({ offset, limit, _links }, { offset: 5, limit: 7, _links: {} });
});

test("the key is nowhere but in the body", async () => {
  const { client, requests, events } = scripted([answer(200, tunnelRead())]);
  await client.ensure(GATEWAY, TUNNEL, definition());
  const [{ body, url, headers }] = requests;
  assert.ok(body.includes(PSK));
  assert.ok(!JSON.stringify({ url, headers, events }).includes(PSK));
});
