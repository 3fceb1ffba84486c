// The base URL, the headers, and which options override which.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  answer,
  api,
  BASE_URL,
  definition,
  failureOf,
  GATEWAY,
  operations,
  scripted,
  TOKEN,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";

const good = answer(200, tunnelRead());
const path = `/ipsecgateways/${GATEWAY}/tunnels/${TUNNEL}`;

for (const [region, url] of Object.entries(api.regions)) {
  test(`the region ${region} sends to its server`, async () => {
    const { client, requests } = scripted([good], { baseUrl: undefined, region });
    await operations.get(client);
    assert.deepEqual([client.baseUrl, requests[0].url], [url, `${url}${path}`]);
  });
}

const forms = {
  "https://api.example.com": "https://api.example.com",
  "https://api.example.com/": "https://api.example.com",
  "https://api.example.com/vpn": "https://api.example.com/vpn",
  "https://api.example.com/a/b/": "https://api.example.com/a/b",
  "https://api.example.com/a//": "https://api.example.com/a",
  "https://api.example.com:8443/vpn": "https://api.example.com:8443/vpn",
  "HTTPS://API.Example.com/Vpn": "https://api.example.com/Vpn",
  "http://localhost:8080": "http://localhost:8080",
  "http://127.0.0.1:8080/": "http://127.0.0.1:8080",
  "http://[::1]:8080": "http://[::1]:8080",
};
for (const [baseUrl, expected] of Object.entries(forms)) {
  test(`a baseUrl of ${baseUrl} is ${expected}`, async () => {
    const { client, requests } = scripted([good], { baseUrl });
    await operations.get(client);
    assert.deepEqual([client.baseUrl, requests[0].url], [expected, `${expected}${path}`]);
  });
}

test("a baseUrl may be a URL object", () => {
  assert.equal(scripted([], { baseUrl: new URL("https://api.example.com/vpn/") }).client.baseUrl, BASE_URL);
});

test("a baseUrl may be relative to the page, where there is one", () => {
  globalThis.location = { href: "https://console.example.com/tunnels/list.html" };
  try {
    const baseUrls = ["/vpn-api", "/vpn-api/", "api"].map((baseUrl) => scripted([], { baseUrl }).client.baseUrl);
    assert.deepEqual(baseUrls, [
      "https://console.example.com/vpn-api",
      "https://console.example.com/vpn-api",
      "https://console.example.com/tunnels/api",
    ]);
  } finally {
    delete globalThis.location;
  }
});

test("plain http to another machine is allowed if asked for", () => {
  const { client } = scripted([], { baseUrl: "http://api.example.com", allowInsecureHttp: true });
  assert.equal(client.baseUrl, "http://api.example.com");
});

test("in Node the address may come from IONOS_API_URL", () => {
  process.env.IONOS_API_URL = "https://env.example.com/";
  try {
    assert.equal(scripted([], { baseUrl: undefined }).client.baseUrl, "https://env.example.com");
  } finally {
    delete process.env.IONOS_API_URL;
  }
});

for (const options of [{ region: "de-fra", baseUrl: undefined }, { baseUrl: "https://api.example.com" }]) {
  test(`${Object.keys(options)[0]} among the options goes before IONOS_API_URL`, () => {
    process.env.IONOS_API_URL = "https://env.example.com";
    try {
      const expected = options.baseUrl ?? api.regions[options.region];
      assert.equal(scripted([], options).client.baseUrl, expected);
    } finally {
      delete process.env.IONOS_API_URL;
    }
  });
}

test("in Node the client needs no options where the environment has all", () => {
  Object.assign(process.env, { IONOS_API_URL: "https://env.example.com", IONOS_TOKEN: TOKEN });
  try {
    assert.equal(new api.TunnelClient().baseUrl, "https://env.example.com");
  } finally {
    delete process.env.IONOS_API_URL;
    delete process.env.IONOS_TOKEN;
  }
});

test("baseUrl cannot be changed", () => {
  const { client } = scripted([]);
  assert.throws(() => {
    client.baseUrl = "https://evil.example";
  }, TypeError);
  assert.equal(client.baseUrl, BASE_URL);
});

test("options that change later change nothing", async () => {
  let sent;
  const fetch = async (url, { headers }) => {
    sent = { url, authorization: headers.authorization, trace: headers["x-trace"] };
    return good();
  };
  const options = { baseUrl: BASE_URL, token: TOKEN, fetch, headers: { "X-Trace": "a" } };
  const client = new api.TunnelClient(options);
  options.headers["X-Trace"] = "b";
  Object.assign(options, { baseUrl: "https://evil.example", token: "x", fetch: undefined });
  await operations.get(client);
  assert.deepEqual(sent, { url: `${BASE_URL}${path}`, authorization: `Bearer ${TOKEN}`, trace: "a" });
});

test("headers of the client go with every request", async () => {
  const { client, requests } = scripted([good], { headers: { "X-Trace": "abc", "x-other": "ü" } });
  await operations.get(client);
  assert.deepEqual([requests[0].headers["x-trace"], requests[0].headers["x-other"]], ["abc", "ü"]);
});

const collections = {
  "a Headers object": new Headers({ "x-a": "1" }),
  "a Map": new Map([["x-a", "1"]]),
  "a list of pairs": [["x-a", "1"]],
};
for (const [what, headers] of Object.entries(collections)) {
  test(`headers in ${what} are refused rather than lost`, () => {
    assert.throws(() => scripted([], { headers }), { name: "ConfigurationError", code: "option.invalid" });
  });
}

test("headers of a call are added to the client's", async () => {
  const { client, requests } = scripted([good], { headers: { "X-Client": "1" } });
  await operations.get(client, { headers: { "X-Call": "2" } });
  assert.deepEqual([requests[0].headers["x-client"], requests[0].headers["x-call"]], ["1", "2"]);
});

test("a header of a call goes before the client's, in whatever case", async () => {
  const { client, requests } = scripted([good], { headers: { "X-Trace": "client" } });
  await operations.get(client, { headers: { "x-TRACE": "call" } });
  assert.equal(requests[0].headers["x-trace"], "call");
});

test("headers of one call do not stay for the next", async () => {
  const { client, requests } = scripted([good]);
  await operations.get(client, { headers: { "X-Call": "1" } });
  await operations.get(client);
  assert.equal(requests[1].headers["x-call"], undefined);
});

const wrongCalls = {
  "headers with a reserved name": [{ headers: { Authorization: "Bearer x" } }, "header.reserved"],
  "headers with a reserved name in another case": [{ headers: { "content-TYPE": "x" } }, "header.reserved"],
  "headers without a name": [{ headers: { "": "x" } }, "header.invalid"],
  "headers with a character beyond Latin-1": [{ headers: { "X-A": "\u20ac" } }, "header.invalid"],
  "headers with a null byte": [{ headers: { "X-A": "a\0" } }, "header.invalid"],
  "headers that hold a number": [{ headers: { "X-A": 7 } }, "header.invalid"],
  "headers with an impossible name": [{ headers: { "a b": "x" } }, "header.invalid"],
  "headers with a line break": [{ headers: { "X-A": "a\r\nX-B: b" } }, "header.invalid"],
  "a signal that is none": [{ signal: "stop" }, "option.invalid"],
  "a negative timeout": [{ timeoutMs: -1 }, "option.invalid"],
  "a timeout that is no number": [{ timeoutMs: "1000" }, "option.invalid"],
  "no attempts": [{ retry: { maxAttempts: 0 } }, "option.invalid"],
  "half an attempt": [{ retry: { maxAttempts: 1.5 } }, "option.invalid"],
  "a negative pause": [{ retry: { baseDelayMs: -1 } }, "option.invalid"],
  "a retry that is a number": [{ retry: 3 }, "option.invalid"],
  "options that are no object": ["fast", "option.invalid"],
};
for (const [name, call] of Object.entries(operations)) {
  for (const [what, [options, code]] of Object.entries(wrongCalls)) {
    test(`${name} with ${what} is a ConfigurationError ${code}, and nothing is sent`, async () => {
      const { client, requests } = scripted([good]);
      const error = await failureOf(call(client, options));
      assert.deepEqual([error.constructor, error.code, requests.length], [api.ConfigurationError, code, 0]);
    });
  }
}

for (const options of [
  { offset: -1 },
  { offset: 1.5 },
  { offset: "0" },
  { limit: 0 },
  { limit: 1001 },
  { limit: "7" },
]) {
  test(`list with ${inspect(options)} is refused, and nothing is sent`, async () => {
    const { client, requests } = scripted([good]);
    const error = await failureOf(operations.list(client, options));
    assert.ok(error instanceof api.TunnelError, String(error));
    assert.equal(requests.length, 0);
  });
}

const invalid = definition({ remoteHost: "::1", cloudNetworkCIDRs: [] });

test("ids and tunnel are checked together before anything is sent", async () => {
  const { client, requests } = scripted([good]);
  const error = await failureOf(client.ensure("gateway", "tunnel", invalid));
  assert.ok(error instanceof api.ValidationError, String(error));
  assert.deepEqual(error.issues.map(({ code, path }) => `${path.join(".")} ${code}`).sort(), [
    "cloudNetworkCIDRs items.min",
    "gatewayId uuid.invalid",
    "remoteHost remote-host.invalid",
    "tunnelId uuid.invalid",
  ]);
  assert.equal(requests.length, 0);
});

test("advice does not stop a call", async () => {
  const { client } = scripted([good]);
  await client.create(GATEWAY, definition({ remoteHost: "10.0.0.1", peerNetworkCIDRs: ["10.0.0.1/8"] }));
});

test("validate: false sends a tunnel as it is", async () => {
  const { client, requests } = scripted([good], { validate: false });
  await client.create(GATEWAY, invalid);
  assert.deepEqual(JSON.parse(requests[0].body).properties, invalid);
});

test("validate: false sends ids as they are, but never out of their place in the path", async () => {
  const { client, requests } = scripted([good], { validate: false });
  await client.get("my gateway", "../a?b#c");
  assert.equal(requests[0].url, `${BASE_URL}/ipsecgateways/my%20gateway/tunnels/..%2Fa%3Fb%23c`);
});

for (const id of ["", ".", "..", undefined, 7]) {
  test(`even with validate: false an id of ${inspect(id)} is refused, and nothing is sent`, async () => {
    const { client, requests } = scripted([good], { validate: false });
    const error = await failureOf(client.get(GATEWAY, id));
    assert.ok(error instanceof api.ValidationError, String(error));
    assert.equal(requests.length, 0);
  });
}

const metadata = { "a number": 7, "a list": [], "a text": "x", "a cycle": {}, "a BigInt": { big: 1n } };
metadata["a cycle"].self = metadata["a cycle"];
for (const [what, value] of Object.entries(metadata)) {
  test(`metadata that is ${what} is refused, and nothing is sent`, async () => {
    const { client, requests } = scripted([good]);
    const error = await failureOf(operations.create(client, { metadata: value }));
    assert.ok(error instanceof api.ValidationError, String(error));
    assert.equal(requests.length, 0);
  });
}

test("a tunnel with an unknown member that JSON cannot hold is refused, and nothing is sent", async () => {
  const { client, requests } = scripted([good]);
  const error = await failureOf(client.create(GATEWAY, definition({ extra: 1n })));
  assert.ok(error instanceof api.ValidationError, String(error));
  assert.equal(requests.length, 0);
});

test("calls to the API go through the platform's fetch unless told otherwise", async (t) => {
  const fetch = t.mock.method(globalThis, "fetch", async () => good());
  const client = new api.TunnelClient({ baseUrl: BASE_URL, token: TOKEN });
  await operations.get(client);
  assert.equal(fetch.mock.callCount(), 1);
});

test("the client's class and methods have their own names, which inspectors and messages show", () => {
  const { client } = scripted([]);
  assert.equal(client.constructor.name, "TunnelClient");
  const methods = Object.getOwnPropertyNames(api.TunnelClient.prototype).filter((name) => name !== "constructor");
  assert.deepEqual(
    methods.map((name) => client[name].name),
    methods,
  );
});
