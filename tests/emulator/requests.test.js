import assert from "node:assert/strict";
import { test } from "node:test";
import {
  codesOf,
  creation,
  emulator,
  ensuring,
  messagesOf,
  OTHER_TUNNEL,
  PSK,
  properties,
  TUNNEL,
  tunnel,
  tunnels,
} from "./support.js";

for (const path of [tunnels("no-uuid"), tunnel("no-uuid"), tunnel(`urn:uuid:${TUNNEL}`), tunnel(`${TUNNEL}%0A`)]) {
  test(`an id that is no UUID is answered 400: ${path}`, async () => {
    const response = await emulator().get(path);
    assert.equal(response.status, 400);
    assert.match((await messagesOf(response))[0], /^(gateway|tunnel)Id: /);
  });
}

for (const query of ["limit=0", "limit=1001", "limit=", "limit=ten", "limit=1.5", "limit=1&limit=2", "offset=-1"]) {
  test(`a malformed page is answered 400: ${query}`, async () => {
    assert.equal((await emulator().get(`${tunnels()}?${query}`)).status, 400);
  });
}

test("every malformed parameter is named", async () => {
  const response = await emulator().get(`${tunnels("x")}?offset=-1&limit=9999999999`);
  const names = (await messagesOf(response)).map((message) => message.split(":")[0]);
  assert.deepEqual(names, ["gatewayId", "offset", "limit"]);
});

for (const type of [undefined, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
  test(`a body of type ${type} is answered 415`, async () => {
    // Bytes, because for a string the platform would add a type.
    const text = new TextEncoder().encode(JSON.stringify(creation()));
    const { fetch } = emulator();
    const headers = { Authorization: "Bearer good", ...(type && { "Content-Type": type }) };
    const request = new Request(`http://emulator.test${tunnels()}`, { method: "POST", headers, body: text });
    assert.equal((await fetch(request)).status, 415);
  });
}

test("the content type may have parameters and capitals", async () => {
  const headers = { "Content-Type": "Application/JSON; charset=utf-8" };
  assert.equal((await emulator().post(tunnels(), creation(), { headers })).status, 201);
});

for (const text of ["", "{", "[]", "null", '"text"', "5", new Uint8Array([0x7b, 0xff, 0x7d])]) {
  test(`a body that is no JSON object is answered 400: ${text}`, async () => {
    assert.equal((await emulator().send("POST", tunnels(), { text })).status, 400);
  });
}

test("a syntax error does not quote the body", async () => {
  const response = await emulator().send("POST", tunnels(), { text: `{"key": ${PSK}` });
  assert.ok(!(await response.text()).includes(PSK.slice(0, 4)));
});

test("each violation is one message at its member", async () => {
  const response = await emulator().post(tunnels(), {
    properties: {
      name: "n".repeat(256),
      description: null,
      remoteHost: "10.0.0.256",
      auth: { method: "PSK", psk: {} },
      ike: { lifetime: 1, encryptionAlgorithm: "DES" },
      cloudNetworkCIDRs: ["10.0.0.0/33", "fe80::/129", 5],
      peerNetworkCIDRs: [],
    },
  });
  assert.equal(response.status, 422);
  assert.deepEqual((await messagesOf(response)).map((message) => message.split(":")[0]).sort(), [
    "properties.auth.psk.key",
    "properties.cloudNetworkCIDRs[0]",
    "properties.cloudNetworkCIDRs[1]",
    "properties.cloudNetworkCIDRs[2]",
    "properties.description",
    "properties.esp",
    "properties.ike.encryptionAlgorithm",
    "properties.ike.lifetime",
    "properties.name",
    "properties.peerNetworkCIDRs",
    "properties.remoteHost",
  ]);
});

for (const violationStatus of [400, 422]) {
  test(`violations are answered ${violationStatus} by option, with the code that was seen`, async () => {
    const { post, put } = emulator({ violationStatus });
    for (const response of [
      await post(tunnels(), creation({ name: 5 })),
      await put(tunnel(), ensuring(OTHER_TUNNEL)),
    ]) {
      assert.equal(response.status, violationStatus);
      assert.deepEqual(await codesOf(response), ["paas-validation-1"]);
    }
  });
}

test("a violation is described in words", async () => {
  const response = await emulator().post(tunnels(), creation({ ike: { lifetime: 3599 } }));
  assert.deepEqual(await messagesOf(response), ["properties.ike.lifetime: must be >= 3600"]);
});

test("a pre-shared key of the wrong kind is not quoted", async () => {
  const auth = { method: "PSK", psk: { key: [PSK] } };
  const response = await emulator().post(tunnels(), creation({ auth }));
  assert.ok(!(await response.text()).includes(PSK));
});

const hosts = {
  "1.2.3.4": true,
  "a.b": true,
  localhost: true,
  "3com.com": true,
  [`${"a".repeat(63)}.example`]: true,
  "xn--bcher-kva.example": true,
  "": false,
  "10.0.0.256": false,
  "01.2.3.4": false,
  "host.1": false,
  "example.com.": false,
  "-a.example": false,
  "a_b.example": false,
  "a..b": false,
  "bücher.example": false,
  "xn--x.example": false,
  "::1": false,
  [`${"a".repeat(64)}.example`]: false,
  [`${"a.".repeat(126)}ab`]: false,
};
for (const [remoteHost, accepted] of Object.entries(hosts)) {
  test(`the remote host "${remoteHost}" is ${accepted ? "accepted" : "refused"}`, async () => {
    const response = await emulator().post(tunnels(), creation({ remoteHost }));
    assert.equal(response.status, accepted ? 201 : 422);
  });
}

test("a pre-shared key is required", async () => {
  const response = await emulator().post(tunnels(), creation({ auth: { method: "PSK" } }));
  assert.deepEqual(await messagesOf(response), ["properties.auth.psk: is required"]);
});

test("members that the API does not know are ignored", async () => {
  const response = await emulator().post(tunnels(), { ...creation({ colour: "red" }), metadata: { a: 1 }, more: true });
  assert.equal(response.status, 201);
  assert.equal((await response.json()).properties.colour, undefined);
});

test("an ensure request whose ids differ is answered 422", async () => {
  const response = await emulator().put(tunnel(), ensuring(OTHER_TUNNEL));
  assert.equal(response.status, 422);
  assert.match((await messagesOf(response))[0], /^id: /);
});

test("the ids of an ensure request are compared without regard to case", async () => {
  const response = await emulator().put(tunnel(TUNNEL.toUpperCase()), ensuring());
  assert.equal(response.status, 201);
  assert.equal((await response.json()).id, TUNNEL);
});

test("an ensure request needs its id", async () => {
  const response = await emulator().put(tunnel(), { properties: properties() });
  assert.deepEqual(await messagesOf(response), ["id: is required"]);
});

test("a path that is not in the API is answered 404", async () => {
  const response = await emulator().get("/gateways", { token: null });
  assert.equal(response.status, 404);
  assert.deepEqual(await codesOf(response), ["paas-resource-1"]);
});

test("a method the resource does not know is answered 405 with those it does", async () => {
  const response = await emulator().send("PATCH", tunnel());
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, PUT, DELETE");
});

test("every answer has an id of its own", async () => {
  const { get } = emulator();
  const [one, two] = [await get(tunnels()), await get("/")];
  assert.ok(one.headers.get("x-request-id"));
  assert.notEqual(one.headers.get("x-request-id"), two.headers.get("x-request-id"));
});
