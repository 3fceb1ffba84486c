// The functions beside validation: networks, hosts, ids, keys, the tunnels of a gateway, and the constants.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { api, definition, GATEWAY, publishedRequest, requireInstalled, tunnelRead } from "../support/package.js";
import { revoked } from "../support/revoked.js";

const { checkTunnels, cidrsOverlap, generatePsk, isCidr, isRemoteHost, isUuid, newTunnelId, parseCidr } = api;

// ── Networks ──

const networks = {
  "10.1.2.3/8": {
    family: 4,
    address: "10.1.2.3",
    prefixLength: 8,
    network: "10.0.0.0/8",
    first: "10.0.0.0",
    last: "10.255.255.255",
    hostBitsSet: true,
    size: 2n ** 24n,
  },
  "0.0.0.0/0": {
    family: 4,
    address: "0.0.0.0",
    prefixLength: 0,
    network: "0.0.0.0/0",
    first: "0.0.0.0",
    last: "255.255.255.255",
    hostBitsSet: false,
    size: 2n ** 32n,
  },
  "1.2.3.4/32": {
    family: 4,
    address: "1.2.3.4",
    prefixLength: 32,
    network: "1.2.3.4/32",
    first: "1.2.3.4",
    last: "1.2.3.4",
    hostBitsSet: false,
    size: 1n,
  },
  "2001:DB8:0:0::1/32": {
    family: 6,
    address: "2001:DB8:0:0::1",
    prefixLength: 32,
    network: "2001:db8::/32",
    first: "2001:db8::",
    last: "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    hostBitsSet: true,
    size: 2n ** 96n,
  },
  "::/00": {
    family: 6,
    address: "::",
    prefixLength: 0,
    network: "::/0",
    first: "::",
    last: "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    hostBitsSet: false,
    size: 2n ** 128n,
  },
  "::ffff:102:304/128": {
    family: 6,
    address: "::ffff:102:304",
    prefixLength: 128,
    network: "::ffff:102:304/128",
    first: "::ffff:102:304",
    last: "::ffff:102:304",
    hostBitsSet: false,
    size: 1n,
  },
};
for (const [text, parts] of Object.entries(networks)) {
  test(`parseCidr takes ${text} apart`, () => {
    assert.deepEqual(parseCidr(text), parts);
  });

  test(`the network of ${text} is a CIDR itself`, () => {
    assert.ok(isCidr(parseCidr(text).network));
  });
}

const noNetworks = [
  "",
  "/",
  "10.0.0.0",
  "10.0.0.0/",
  "10.0.0.0/33",
  "10.0.0.0/08",
  "10.0.0.0/-1",
  "10.0.0.0/8 ",
  "010.0.0.0/8",
  "10.0.0/8",
  "256.0.0.0/8",
  "10.0.0.0/8\n",
  "10.0.0.0/255.0.0.0",
  "::/129",
  "::/008",
  "::",
  "1::2::3/64",
  "::ffff:1.2.3.4/96",
  "fe80::1%eth0/64",
  "[::1]/128",
  "１0.0.0.0/8",
  undefined,
  null,
  7,
  ["10.0.0.0/8"],
  {},
  Symbol("10.0.0.0/8"),
  new String("10.0.0.0/8"),
];
for (const value of noNetworks) {
  test(`${inspect(value)} is no CIDR`, () => {
    assert.deepEqual([parseCidr(value), isCidr(value)], [null, false]);
  });
}

const pairs = [
  ["10.0.0.0/8", "10.7.0.0/24", true],
  ["10.7.0.0/24", "10.0.0.0/8", true],
  ["10.0.0.1/8", "10.0.0.2/8", true],
  ["10.0.0.0/9", "10.128.0.0/9", false],
  ["0.0.0.0/0", "::/0", false],
  ["::/0", "2001:db8::1/128", true],
  ["::ffff:102:304/128", "1.2.3.4/32", false],
];
for (const [a, b, expected] of pairs) {
  test(`${a} and ${b} ${expected ? "overlap" : "do not overlap"}`, () => {
    assert.equal(cidrsOverlap(a, b), expected);
  });
}

for (const [a, b] of [["10.0.0.0/8", "x"], ["x", "10.0.0.0/8"], [undefined, "10.0.0.0/8"], ["10.0.0.0/8", null], []]) {
  test(`cidrsOverlap(${inspect(a)}, ${inspect(b)}) throws a TypeError`, () => {
    assert.throws(() => cidrsOverlap(a, b), TypeError);
  });
}

// ── Hosts and ids ──

const hosts = {
  "1.2.3.4": true,
  "vpn.example.com": true,
  localhost: true,
  "1a.2b": true,
  "xn--bcher-kva.example": true,
  "": false,
  "::1": false,
  "10.0.0.256": false,
  "1.2.3": false,
  "-a.example": false,
  "a_b.example": false,
  "bücher.example": false,
  "vpn.example.com.": false,
  "vpn.example.com ": false,
  "https://vpn.example.com": false,
  ["a".repeat(64)]: false,
};
for (const [text, expected] of Object.entries(hosts)) {
  test(`${inspect(text)} is ${expected ? "a" : "no"} remote host`, () => {
    assert.equal(isRemoteHost(text), expected);
  });
}

const ids = {
  [GATEWAY]: true,
  [GATEWAY.toUpperCase()]: true,
  "00000000-0000-0000-0000-000000000000": true,
  "": false,
  [GATEWAY.replaceAll("-", "")]: false,
  [`{${GATEWAY}}`]: false,
  [`urn:uuid:${GATEWAY}`]: false,
  [`${GATEWAY}\n`]: false,
  "66a114c7-2ddd-5119-9ddf-5a789f5a5a4g": false,
};
for (const [text, expected] of Object.entries(ids)) {
  test(`${inspect(text)} is ${expected ? "a" : "no"} UUID`, () => {
    assert.equal(isUuid(text), expected);
  });
}

for (const value of [undefined, null, 7, {}, [], Symbol("x"), 1n, new String(GATEWAY)]) {
  test(`${inspect(value)} is neither a remote host nor a UUID`, () => {
    assert.deepEqual([isRemoteHost(value), isUuid(value)], [false, false]);
  });
}

test("a new id is a random UUID, another one each time", () => {
  const made = new Set(Array.from({ length: 100 }, () => newTunnelId()));
  assert.equal(made.size, 100);
  for (const id of made) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test("the id for a name is the version 5 UUID of the name in the gateway's namespace", () => {
  // The example of RFC 9562 A.4: the DNS namespace and "www.example.com".
  const id = api.tunnelIdFor("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com");
  assert.equal(id, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

test("the id for a name is the same each time, in whatever case the gateway is written", () => {
  assert.equal(api.tunnelIdFor(GATEWAY, "Büro 🚇"), api.tunnelIdFor(GATEWAY.toUpperCase(), "Büro 🚇"));
});

test("another name or another gateway gives another id", () => {
  const made = [
    api.tunnelIdFor(GATEWAY, "office"),
    api.tunnelIdFor(GATEWAY, "Office"),
    api.tunnelIdFor(newTunnelId(), "office"),
  ];
  assert.equal(new Set(made).size, 3);
});

test("names that are no text get no id", () => {
  for (const name of [undefined, null, 7, {}]) assert.throws(() => api.tunnelIdFor(GATEWAY, name), Error);
});

// ── Keys ──

const lengths = { 16: 22, 32: 44, 64: 87, 256: 345 };
for (const [bytes, length] of Object.entries(lengths)) {
  test(`a key of ${bytes} bytes has ${length} letters and digits, a letter first`, () => {
    const key = generatePsk(Number(bytes));
    assert.equal(key.length, length);
    assert.match(key, /^[A-Za-z][0-9A-Za-z]+$/);
  });
}

test("a key has 32 bytes unless told otherwise", () => {
  assert.equal(generatePsk().length, 44);
});

test("a key is another one each time", () => {
  assert.equal(new Set(Array.from({ length: 100 }, () => generatePsk())).size, 100);
});

test("a generated key has nothing to be said against it", () => {
  assert.deepEqual(api.validateField("auth.psk.key", generatePsk(16)), []);
});

for (const bytes of [15, 257, 0, -1, 32.5, Number.NaN, Infinity, "32", null, {}]) {
  test(`a key of ${inspect(bytes)} bytes throws a RangeError`, () => {
    assert.throws(() => generatePsk(bytes), RangeError);
  });
}

// ── The tunnels of a gateway ──

const named = (name, octet) => definition({ name, peerNetworkCIDRs: [`192.168.${octet}.0/24`] });
const codes = (issues) => issues.map(({ code, path }) => [code, path.join(".")]);

test("tunnels that do not meet have no issues", () => {
  assert.deepEqual(checkTunnels([named("a", 1), named("b", 2)]), []);
  assert.deepEqual(checkTunnels([]), []);
});

test("a name that is used twice is found", () => {
  assert.deepEqual(codes(checkTunnels([named("a", 1), named("b", 2), named("a", 3)])), [["tunnels.name", "2.name"]]);
});

/** A tunnel to another host, with its own key and these networks. */
const elsewhere = (...peerNetworkCIDRs) =>
  definition({
    name: "b",
    remoteHost: "other.mycompany.com",
    auth: { method: "PSK", psk: { key: generatePsk() } },
    peerNetworkCIDRs,
  });

test("networks of two tunnels are found, and those inside others", () => {
  const found = (network) => checkTunnels([named("a", 1), elsewhere("10.9.0.0/24", network)]);
  assert.deepEqual(codes(found("192.168.1.0/24")), [["tunnels.overlap", "1.peerNetworkCIDRs.1"]]);
  assert.deepEqual(codes(found("192.168.0.0/16")), [["tunnels.nested", "1.peerNetworkCIDRs.1"]]);
});

test("a tunnel that is about to be replaced is left out", () => {
  const read = tunnelRead();
  const next = definition({ ...read.properties, auth: definition().auth, remoteHost: "other.mycompany.com" });
  assert.deepEqual(checkTunnels([read, next], { replacing: [read.id] }), []);
  for (const replacing of [undefined, null, [], 7, "x", [null], ["x"]]) {
    assert.notDeepEqual(checkTunnels([read, next], { replacing }), []);
  }
});

test("another tunnel is named with its number and its name", () => {
  const [issue] = checkTunnels([named("a", 1), named("a", 2)]);
  assert.deepEqual(issue.params, {
    field: "1.name",
    member: "name",
    this: "2 (a)",
    other: 0,
    tunnel: "1 (a)",
  });
  assert.equal(issue.message, "name of tunnel 2 (a) is the name of tunnel 1 (a) too; give each tunnel its own.");
});

test("tunnels to one host whose networks overlap are found", () => {
  const wide = definition({ name: "b", peerNetworkCIDRs: ["10.9.0.0/24", "192.168.0.0/16"] });
  assert.deepEqual(codes(checkTunnels([named("a", 1), wide])), [["tunnels.same-peer", "1.remoteHost"]]);
});

test("more tunnels than a gateway holds are found", () => {
  const tunnels = Array.from({ length: 21 }, (_, index) => named(`t${index}`, index));
  const [{ code, path, params }, ...others] = checkTunnels(tunnels);
  assert.deepEqual([code, path, params.maximum, params.count, others], ["tunnels.max", [], 20, 21, []]);
  assert.deepEqual(checkTunnels(tunnels.slice(1)), []);
});

test("tunnels as read and as defined may be mixed", () => {
  const read = tunnelRead();
  const { name, peerNetworkCIDRs } = read.properties;
  const same = definition({ name, peerNetworkCIDRs, remoteHost: "other.mycompany.com" });
  assert.deepEqual(codes(checkTunnels([read, same])), [
    ["tunnels.name", "1.name"],
    ["tunnels.overlap", "1.peerNetworkCIDRs.0"],
  ]);
});

test("what is found across tunnels is advice, never an error", () => {
  const severities = new Set(checkTunnels(Array(25).fill(named("a", 1))).map(({ severity }) => severity));
  assert.deepEqual([...severities], ["warning"]);
});

const list = [tunnelRead(), tunnelRead()];
for (const [value, actual] of [
  [undefined, "undefined"],
  [null, "null"],
  [7, "number"],
  [{}, "object"],
  [{ items: list }, "object"],
  [list[0], "object"],
  ["x", "string"],
  [JSON.stringify(list), "string"],
  [() => list, "function"],
  [
    new Proxy([], {
      get() {
        throw new Error("no");
      },
    }),
    "unreadable",
  ],
]) {
  test(`checkTunnels says that ${actual} is no list, as the other functions do`, () => {
    const [{ code, severity, path, params, message }, ...others] = checkTunnels(value);
    assert.deepEqual([code, severity, path, others], ["type", "error", [], []]);
    const reason = actual === "unreadable" && { reason: actual };
    assert.deepEqual(params, { field: "tunnels", expected: "array", actual, ...reason });
    const words = reason ? "could not be read, and must be of type array." : `must be of type array, not ${actual}.`;
    assert.equal(message, `tunnels ${words}`);
  });
}

test("checkTunnels takes whatever gives tunnels one after the other", () => {
  assert.deepEqual(checkTunnels(new Set(list)), checkTunnels(list));
  assert.deepEqual(checkTunnels(list.values()), checkTunnels(list));
});

for (const value of [[null], [7], [{}], [{ name: 7, peerNetworkCIDRs: "x" }], [[]]]) {
  test(`checkTunnels(${inspect(value)}) finds nothing and does not throw`, () => {
    assert.deepEqual(checkTunnels(value), []);
  });
}

test("tunnels that cannot be read do not throw", () => {
  assert.deepEqual(checkTunnels([revoked(), definition({ peerNetworkCIDRs: revoked() })]), []);
});

// ── Constants ──

const constants = ["algorithms", "issueCatalog", "limits", "regions"];
const isFrozen = (value) =>
  typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));
for (const name of constants) {
  test(`${name} is frozen all the way down`, () => {
    assert.ok(isFrozen(api[name]));
  });
}

test("/constants has the same facts, and the catalogue without the templates for single reasons", () => {
  const light = requireInstalled("ionos-ipsec-tunnels/constants");
  for (const name of ["algorithms", "limits", "regions"]) assert.deepEqual(light[name], api[name]);
  const withoutReasons = ([code, { reasons, ...entry }]) => [code, entry];
  assert.deepEqual(light.issueCatalog, Object.fromEntries(Object.entries(api.issueCatalog).map(withoutReasons)));
});

test("the limits are those of the API", () => {
  assert.deepEqual(api.limits, {
    nameLength: 255,
    descriptionLength: 1024,
    cidrsPerSide: { min: 1, max: 20 },
    ikeLifetime: { min: 3600, max: 86400, default: 86400 },
    espLifetime: { min: 600, max: 14400, default: 3600 },
    pageLimit: { min: 1, max: 1000, default: 100 },
    tunnelsPerGateway: 20,
  });
});

test("each list of algorithms has one default, which is the API's", () => {
  const defaults = Object.values(api.algorithms).map((list) =>
    list.filter((one) => one.default).map(({ value }) => value),
  );
  assert.deepEqual(defaults, [["16-MODP4096"], ["AES256"], ["SHA256"]]);
});

test("each algorithm has what a form needs", () => {
  const { diffieHellmanGroups, encryptionAlgorithms, integrityAlgorithms } = api.algorithms;
  assert.deepEqual([diffieHellmanGroups.length, encryptionAlgorithms.length, integrityAlgorithms.length], [8, 10, 4]);
  for (const { label, securityBits } of diffieHellmanGroups) assert.ok(label && securityBits >= 128);
  for (const { value, label, keyBits, aead } of encryptionAlgorithms) {
    assert.ok(label);
    assert.deepEqual([keyBits, aead], [value.includes("128") ? 128 : 256, /GCM|CCM/.test(value)]);
  }
  for (const { label } of integrityAlgorithms) assert.ok(label);
});

test("the regions are the nine production servers", () => {
  assert.deepEqual(Object.keys(api.regions).sort(), [
    "de-fra",
    "de-txl",
    "es-vit",
    "fr-par",
    "gb-bhx",
    "gb-lhr",
    "us-ewr",
    "us-las",
    "us-mci",
  ]);
  for (const [region, url] of Object.entries(api.regions)) assert.equal(url, `https://vpn.${region}.ionos.com`);
});

for (const [name, make] of Object.entries({ generatePsk, newTunnelId })) {
  test(`${name} without a secure random source is a ConfigurationError platform.no-crypto`, (t) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "crypto");
    t.after(() => Object.defineProperty(globalThis, "crypto", own));
    for (const crypto of [undefined, {}]) {
      Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
      assert.throws(() => make(), { name: "ConfigurationError", code: "platform.no-crypto" });
    }
    delete globalThis.crypto;
    assert.throws(() => make(), { name: "ConfigurationError", code: "platform.no-crypto" });
  });
}

test("random bytes that would make some characters likelier make way for others", (t) => {
  const draws = [Uint8Array.of(255, 0, 248, 1, 208), new Uint8Array(22)];
  t.mock.method(crypto, "getRandomValues", (bytes) => bytes.set(draws.shift().subarray(0, bytes.length)));
  assert.equal(generatePsk(16), `ABW${"A".repeat(19)}`);
  assert.equal(draws.length, 0);
});

test("a key that can be guessed is warned of with its reason", () => {
  const [{ code, params, message }] = api.validateField("auth.psk.key", "1234567890".repeat(4));
  assert.deepEqual([code, params], ["psk.weak", { field: "auth.psk.key", bits: 12, minimum: 128, reason: "sequence" }]);
  assert.match(message, /sequences .* about 12 bits/);
});

test("the published key is warned of, a generated one is not", () => {
  const sample = JSON.parse(publishedRequest).properties.auth.psk.key;
  assert.deepEqual(codes(api.validateField("auth.psk.key", sample)), [["psk.sample", "auth.psk.key"]]);
});
