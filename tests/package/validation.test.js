// Validation of tunnels from any JavaScript value: the issues, and the value of a valid result.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { api, definition, publishedRequest } from "../support/package.js";
import { revoked } from "../support/revoked.js";

const { issueCatalog, limits, validateField, validateTunnel, validateTunnelJson, validateTunnelsJson } = api;

const [groups, ciphers, integrity] = [
  api.algorithms.diffieHellmanGroups,
  api.algorithms.encryptionAlgorithms,
  api.algorithms.integrityAlgorithms,
].map((list) => list.map(({ value }) => value));
const networks = (count) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);

/** Wrong values by field, each with the code, and the expected params and suggestion. */
const contract = [
  ["name", undefined, "required"],
  ["name", 7, "type", { expected: "string", actual: "number" }],
  ["name", null, "type", { expected: "string", actual: "null" }],
  ["name", "x".repeat(256), "string.max", { maximum: 255, length: 256 }],
  ["name", "🚇".repeat(256), "string.max", { maximum: 255, length: 256 }],
  ["description", null, "type", { expected: "string", actual: "null" }],
  ["description", "x".repeat(1025), "string.max", { maximum: 1024, length: 1025 }],
  ["remoteHost", undefined, "required"],
  ["remoteHost", ["vpn.example.com"], "type", { expected: "string", actual: "array" }],
  ["remoteHost", "", "remote-host.invalid"],
  ["remoteHost", "::1", "remote-host.invalid", { reason: "ipv6" }],
  ["remoteHost", "10.0.0.256", "remote-host.invalid", { reason: "numeric-end" }],
  ["remoteHost", "https://vpn.example.com/", "remote-host.invalid", { reason: "url" }, "vpn.example.com"],
  ["remoteHost", " vpn.example.com", "remote-host.invalid", { reason: "spaces" }, "vpn.example.com"],
  ["remoteHost", "vpn.example.com.", "remote-host.invalid", { reason: "trailing-dot" }, "vpn.example.com"],
  ["remoteHost", "vpn.example.com:500", "remote-host.invalid", { reason: "port" }, "vpn.example.com"],
  ["remoteHost", "a_b.example", "remote-host.invalid", { reason: "underscore" }],
  ["remoteHost", "xn--x.example", "remote-host.invalid", { reason: "a-label" }],
  [
    "remoteHost",
    "https://bücher.example:500/",
    "remote-host.invalid",
    { reason: "international", name: "bücher.example" },
    "xn--bcher-kva.example",
  ],
  ["auth", undefined, "required"],
  ["auth", "PSK", "type", { expected: "object", actual: "string", reason: "key" }],
  ["auth.method", undefined, "required"],
  ["auth.method", "RSA", "enum", { allowed: ["PSK"], reason: "single" }],
  ["auth.method", "pre-shared key", "enum", { allowed: ["PSK"], reason: "single" }, "PSK"],
  ["auth.psk", "secret", "type", { expected: "object", actual: "string", reason: "key" }],
  ["auth.psk", undefined, "psk.required"],
  ["auth.psk", null, "type", { expected: "object", actual: "null" }],
  ["auth.psk.key", undefined, "required"],
  ["auth.psk.key", "", "psk.empty"],
  ["auth.psk.key", 12345678, "type", { expected: "string", actual: "number" }],
  ["ike", undefined, "required"],
  ["ike", [], "type", { expected: "object", actual: "array" }],
  ["esp", undefined, "required"],
  ["esp", true, "type", { expected: "object", actual: "boolean" }],
  ["cloudNetworkCIDRs", undefined, "required"],
  ["cloudNetworkCIDRs", "10.0.0.0/8", "type", { expected: "array", actual: "string" }],
  ["cloudNetworkCIDRs", [], "items.min", { minimum: 1, count: 0 }],
  ["cloudNetworkCIDRs", networks(21), "items.max", { maximum: 20, count: 21 }],
  ["peerNetworkCIDRs", undefined, "required"],
  ["peerNetworkCIDRs", {}, "type", { expected: "array", actual: "object" }],
  ["peerNetworkCIDRs", [], "items.min", { minimum: 1, count: 0 }],
  ["peerNetworkCIDRs", networks(21), "items.max", { maximum: 20, count: 21 }],
  ["cloudNetworkCIDRs.0", "everything", "cidr.invalid"],
  ["cloudNetworkCIDRs.0", "10.0.0.0/33", "cidr.invalid", { reason: "prefix" }],
  ["cloudNetworkCIDRs.0", "10.0.0.7", "cidr.invalid", { reason: "address" }, "10.0.0.7/32"],
  ["cloudNetworkCIDRs.0", "10.7.0.0", "cidr.invalid", { reason: "address" }],
  ["cloudNetworkCIDRs.0", "0.0.0.0", "cidr.invalid", { reason: "address" }, "0.0.0.0/0"],
  ["cloudNetworkCIDRs.0", "::", "cidr.invalid", { reason: "address" }, "::/0"],
  ["cloudNetworkCIDRs.0", " 10.0.0.0/8", "cidr.invalid", { reason: "blank" }, "10.0.0.0/8"],
  ["cloudNetworkCIDRs.0", "„10.0.0.0/8“", "cidr.invalid", { reason: "punctuation" }, "10.0.0.0/8"],
  ["peerNetworkCIDRs.0", "10.0.0.0/255.0.0.0", "cidr.invalid", { reason: "mask" }, "10.0.0.0/8"],
  ["peerNetworkCIDRs.0", "192.168.1.0-192.168.1.255", "cidr.invalid", { reason: "range" }, "192.168.1.0/24"],
  ["peerNetworkCIDRs.0", "10.0.0.0/8, 10.1.0.0/16", "cidr.invalid", { reason: "several" }],
  ["peerNetworkCIDRs.0", "10.0.0.0/08", "cidr.invalid", { reason: "leading-zeros" }, "10.0.0.0/8"],
  ["peerNetworkCIDRs.0", "::ffff:1.2.3.4/96", "cidr.invalid", { reason: "ipv4-in-ipv6" }, "::ffff:102:304/96"],
  ["peerNetworkCIDRs.0", "fe80::%eth0/64", "cidr.invalid", { reason: "zone" }],
  ["peerNetworkCIDRs.0", "2001:db8::1", "cidr.invalid", { reason: "address" }, "2001:db8::1/128"],
  ["peerNetworkCIDRs.0", null, "type", { expected: "string", actual: "null" }],
  ...["ike", "esp"].flatMap((phase) => {
    const { min, max } = limits[`${phase}Lifetime`];
    return [
      [`${phase}.diffieHellmanGroup`, "14-MODP2048", "enum", { allowed: groups }],
      [`${phase}.diffieHellmanGroup`, "16-modp4096", "enum", { allowed: groups }, "16-MODP4096"],
      [`${phase}.diffieHellmanGroup`, null, "type", { expected: "string", actual: "null" }],
      [`${phase}.encryptionAlgorithm`, "AES256-CBC", "enum", { allowed: ciphers }, "AES256"],
      [`${phase}.encryptionAlgorithm`, "aes256gcm128", "enum", { allowed: ciphers }, "AES256-GCM-16"],
      [`${phase}.diffieHellmanGroup`, "modp4096", "enum", { allowed: groups }, "16-MODP4096"],
      [`${phase}.diffieHellmanGroup`, 20, "type", { expected: "string", actual: "number" }, "20-ECP384"],
      [`${phase}.encryptionAlgorithm`, "aes256", "enum", { allowed: ciphers }, "AES256"],
      [`${phase}.integrityAlgorithm`, "SHA-256", "enum", { allowed: integrity }, "SHA256"],
      [`${phase}.integrityAlgorithm`, "MD5", "enum", { allowed: integrity }],
      [`${phase}.lifetime`, min - 1, "number.min", { minimum: min, value: min - 1, reason: "seconds" }, min],
      [`${phase}.lifetime`, max + 1, "number.max", { maximum: max, value: max + 1, reason: "seconds" }, max],
      [`${phase}.lifetime`, -1, "number.min", { minimum: min, value: -1, reason: "seconds" }, min],
      [`${phase}.lifetime`, 60, "number.min", { minimum: min, value: 60, reason: "minutes" }],
      [`${phase}.lifetime`, 1e300, "number.max", { maximum: max, value: 1e300, reason: "seconds" }, max],
      [`${phase}.lifetime`, 3600.5, "number.integer", {}, 3601],
      [`${phase}.lifetime`, "3600", "type", { expected: "integer", actual: "string" }, 3600],
      [`${phase}.lifetime`, "soon", "type", { expected: "integer", actual: "string" }],
      [`${phase}.lifetime`, null, "type", { expected: "integer", actual: "null" }],
    ];
  }),
];

const steps = (path) => path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** A good tunnel with another value at a path; `undefined` leaves it out. */
function withValue(path, value) {
  const tunnel = definition();
  const names = steps(path);
  const last = names.pop();
  const holder = names.reduce((at, name) => at[name], tunnel);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return tunnel;
}

function assertIssue(issue, [path, , code, params = {}, suggestion]) {
  const field = path;
  assert.deepEqual(
    {
      code: issue.code,
      severity: issue.severity,
      path: issue.path,
      params: issue.params,
      suggestion: issue.suggestion,
    },
    { code, severity: "error", path: steps(path), params: { field, ...params }, suggestion },
  );
  assert.ok(issue.message.includes(field) && !/[{}]|undefined/.test(issue.message), issue.message);
}

for (const row of contract) {
  const [path, value, code] = row;
  const short = inspect(value, { breakLength: Infinity, maxStringLength: 20, maxArrayLength: 2 });
  const title = `${path} of ${short} is ${code}`;
  const errorsOnly = { advice: false };

  test(`validateTunnel: ${title}`, () => {
    const result = validateTunnel(withValue(path, value), errorsOnly);
    assert.deepEqual([result.valid, result.issues.length, Object.keys(result).sort()], [false, 1, ["issues", "valid"]]);
    assertIssue(result.issues[0], row);
  });

  test(`validateTunnelJson: ${title}`, () => {
    const { issues } = validateTunnelJson(JSON.stringify(withValue(path, value)), errorsOnly);
    assert.equal(issues.length, 1, inspect(issues));
    assertIssue(issues[0], row);
  });

  for (const [form, given] of Object.entries({ dotted: path, array: steps(path) })) {
    test(`validateField with the ${form} path: ${title}`, () => {
      const issues = validateField(given, value, errorsOnly);
      assert.equal(issues.length, 1, inspect(issues));
      assertIssue(issues[0], row);
    });
  }
}

for (const number of [Number.NaN, Infinity, -Infinity]) {
  test(`a lifetime of ${number} is number.integer`, () => {
    const { issues } = validateTunnel(withValue("ike.lifetime", number), { advice: false });
    assert.deepEqual(
      issues.map(({ code, path }) => [code, path]),
      [["number.integer", ["ike", "lifetime"]]],
    );
  });
}

const roots = {
  undefined: undefined,
  null: null,
  string: "tunnel",
  number: 7,
  boolean: true,
  array: [],
  bigint: 1n,
  symbol: Symbol("tunnel"),
  function: () => {},
};
for (const [actual, value] of Object.entries(roots)) {
  test(`${actual} instead of a tunnel is one issue of type at the root`, () => {
    const { valid, issues } = validateTunnel(value);
    assert.equal(valid, false);
    assert.deepEqual(
      issues.map(({ code, path, params }) => [code, path, params]),
      [["type", [], { field: "tunnel", expected: "object", actual }]],
    );
  });
}

test("an empty object is told everything that is missing at once", () => {
  const { issues } = validateTunnel({});
  assert.deepEqual(
    issues.map(({ code, path }) => `${path.join(".")} ${code}`).sort(),
    ["auth", "cloudNetworkCIDRs", "esp", "ike", "name", "peerNetworkCIDRs", "remoteHost"].map((n) => `${n} required`),
  );
});

test("errors come together with the advice that can still be given", () => {
  const { issues } = validateTunnel(definition({ remoteHost: "10.0.0.1", cloudNetworkCIDRs: ["10.0.0.1/8", "x"] }));
  assert.deepEqual(issues.map(({ code }) => code).sort(), ["cidr.host-bits", "cidr.invalid", "remote-host.special"]);
});

test("advice: false leaves errors only", () => {
  const tunnel = definition({ remoteHost: "10.0.0.1", cloudNetworkCIDRs: ["10.0.0.1/8", "x"] });
  assert.deepEqual(
    validateTunnel(tunnel, { advice: false }).issues.map(({ code }) => code),
    ["cidr.invalid"],
  );
});

test("of a list that is too long, elements past the 100th are not examined", () => {
  const list = Array.from({ length: 150 }, () => "x");
  const { issues } = validateTunnel(definition({ cloudNetworkCIDRs: list }), { advice: false });
  const invalid = issues.filter(({ code }) => code === "cidr.invalid").map(({ path }) => path[1]);
  assert.deepEqual([invalid.length, Math.max(...invalid)], [100, 99]);
  assert.deepEqual(issues.find(({ code }) => code === "items.max").params.count, 150);
});

const atTheLimit = {
  "the longest name": { name: "🚇".repeat(255) },
  "the longest description": { description: "x".repeat(1024) },
  "an empty name": { name: "" },
  "twenty networks": { cloudNetworkCIDRs: networks(20) },
  "all addresses": { cloudNetworkCIDRs: ["0.0.0.0/0"], peerNetworkCIDRs: ["::/0"] },
  "all addresses beside other networks": { cloudNetworkCIDRs: ["0.0.0.0/0", "10.0.0.0/8"] },
  "the shortest lifetimes": { ike: { lifetime: 3600 }, esp: { lifetime: 600 } },
  "the longest lifetimes": { ike: { lifetime: 86400 }, esp: { lifetime: 14400 } },
  "an address for documentation": { remoteHost: "203.0.113.7" },
  "host bits": { cloudNetworkCIDRs: ["192.168.1.100/24"] },
  "an empty description": { description: "" },
};
for (const [what, changes] of Object.entries(atTheLimit)) {
  test(`${what}: no error`, () => {
    const { valid, issues } = validateTunnel(definition(changes), { advice: false });
    assert.deepEqual([valid, issues], [true, []]);
  });
}

for (const [list, phase] of ["ike", "esp"].flatMap((phase) => [
  [{ diffieHellmanGroup: groups }, phase],
  [{ encryptionAlgorithm: ciphers }, phase],
  [{ integrityAlgorithm: integrity }, phase],
])) {
  const [[name, values]] = Object.entries(list);
  test(`every listed ${phase}.${name} is valid`, () => {
    for (const value of values) assert.ok(validateTunnel(definition({ [phase]: { [name]: value } })).valid, value);
  });
}

const complete = {
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
};

test("a valid tunnel comes back with its defaults", () => {
  assert.deepEqual(validateTunnel(definition()), { valid: true, value: definition(complete), issues: [] });
});

test("a value that is there is not replaced by its default", () => {
  const { value } = validateTunnel(definition({ ike: { lifetime: 7200, encryptionAlgorithm: "AES128" } }));
  assert.deepEqual(value.ike, { ...complete.ike, lifetime: 7200, encryptionAlgorithm: "AES128" });
});

test("a member that is undefined gets its default", () => {
  assert.deepEqual(validateTunnel(definition({ esp: { lifetime: undefined } })).value.esp, complete.esp);
});

test("a tunnel that misses nothing comes back as itself", () => {
  const tunnel = definition(complete);
  assert.equal(validateTunnel(tunnel).value, tunnel);
});

test("a phase that misses nothing comes back as itself", () => {
  const tunnel = definition({ ike: complete.ike });
  assert.equal(validateTunnel(tunnel).value.ike, tunnel.ike);
});

test("a byte order mark in a name stays in the path", () => {
  // Programs for tables put one before the name of the first column.
  const [issue] = validateTunnel({ ...definition(), "\ufeffname": "Office" }).issues;
  assert.deepEqual([issue.code, issue.path, issue.params.field], ["member.unknown", ["\ufeffname"], "\ufffdname"]);
});

test("unknown members stay, and are a warning each", () => {
  const tunnel = definition({ descripton: "typo", ike: { lifetime: 3600, extra: [1] } });
  const { valid, value, issues } = validateTunnel(tunnel);
  assert.deepEqual([valid, value.descripton, value.ike.extra], [true, "typo", [1]]);
  assert.deepEqual(
    issues.filter(({ code }) => code === "member.unknown").map(({ path, severity }) => [path.join("."), severity]),
    [
      ["descripton", "warning"],
      ["ike.extra", "warning"],
    ],
  );
});

test("the input is not changed", () => {
  const tunnel = definition();
  const before = structuredClone(tunnel);
  validateTunnel(tunnel);
  api.tunnelSchema["~standard"].validate(tunnel);
  assert.deepEqual(tunnel, before);
});

test("a change to the result does not change the defaults of the next", () => {
  validateTunnel(definition()).value.ike.lifetime = 1;
  assert.deepEqual(validateTunnel(definition()).value, definition(complete));
});

test("the published sample is valid, and its published key is warned of", () => {
  const { valid, issues } = validateTunnel(JSON.parse(publishedRequest).properties);
  assert.ok(valid);
  assert.deepEqual(issues.map(({ code }) => code).sort(), ["cidr.host-bits", "psk.sample"]);
});

// ── Hostile inputs ──

const deepProxy = (value) =>
  typeof value === "object" && value !== null
    ? new Proxy(value, { get: (target, name) => deepProxy(Reflect.get(target, name)) })
    : value;
const deepFreeze = (value) => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
};
class Form {
  #tunnel = definition();
  static {
    for (const name of Object.keys(definition())) {
      Object.defineProperty(Form.prototype, name, {
        get() {
          return this.#tunnel[name];
        },
      });
    }
  }
}
const readable = {
  "a frozen object": deepFreeze(definition()),
  "an object without a prototype": Object.assign(Object.create(null), definition()),
  "an object whose members are inherited": Object.create(definition()),
  "proxies all the way down": deepProxy(definition()),
  "an instance of a class with getters": new Form(),
};
for (const [what, input] of Object.entries(readable)) {
  test(`${what} is valid`, () => {
    const { valid, issues } = validateTunnel(input);
    assert.deepEqual([valid, issues.filter(({ severity }) => severity === "error")], [true, []]);
  });

  test(`${what} comes back whole`, () => {
    const { value } = validateTunnel(input);
    const { name, remoteHost, auth, ike, esp, cloudNetworkCIDRs, peerNetworkCIDRs } = value;
    const members = { name, remoteHost, auth, ike, esp, cloudNetworkCIDRs, peerNetworkCIDRs };
    assert.deepEqual(JSON.parse(JSON.stringify(members)), definition(complete));
  });
}

const throwing = (name) =>
  Object.defineProperty(definition(), name, {
    enumerable: true,
    get() {
      throw new Error("not readable");
    },
  });
const trapped = () => {
  const fail = () => {
    throw new Error("not readable");
  };
  return new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail });
};
const cyclic = definition();
cyclic.self = cyclic;
cyclic.ike.ike = cyclic.ike;
const endless = () => new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 53 : undefined) });

test("an object with cycles is checked like any other", () => {
  const { valid, value } = validateTunnel(cyclic);
  assert.ok(valid);
  assert.equal(value.self, cyclic);
});

const hostile = {
  "a revoked proxy": [revoked(), ""],
  "a proxy whose traps throw": [trapped(), "name"],
  "a revoked proxy as a member": [definition({ ike: revoked() }), "ike"],
  "a proxy whose traps throw as a member": [definition({ auth: trapped() }), "auth.method"],
  "a revoked proxy in a list": [definition({ cloudNetworkCIDRs: [revoked()] }), "cloudNetworkCIDRs.0"],
  "a getter that throws": [throwing("name"), "name"],
  "a getter of a phase that throws": [throwing("esp"), "esp"],
  "a getter of a list that throws": [throwing("peerNetworkCIDRs"), "peerNetworkCIDRs"],
  "a BigInt as a number": [definition({ ike: { lifetime: 3600n } }), "ike.lifetime"],
  "a symbol as a text": [definition({ name: Symbol("name") }), "name"],
  "a function as a text": [definition({ remoteHost: () => "vpn.example.com" }), "remoteHost"],
  "a String object as a text": [definition({ name: new String("office") }), "name"],
  "a Number object as a number": [definition({ ike: { lifetime: new Number(3600) } }), "ike.lifetime"],
  "a Date as a phase": [definition({ remoteHost: new Date(0) }), "remoteHost"],
  "a list with holes": [definition({ cloudNetworkCIDRs: new Array(3) }), "cloudNetworkCIDRs.0"],
  "a list of a length that no list has": [definition({ cloudNetworkCIDRs: endless() }), "cloudNetworkCIDRs"],
  "a typed array as a list": [definition({ cloudNetworkCIDRs: new Uint8Array(2) }), "cloudNetworkCIDRs"],
};
for (const [what, [input, path]] of Object.entries(hostile)) {
  test(`${what} is an issue, not an exception`, () => {
    const { valid, issues } = validateTunnel(input, { advice: false });
    assert.equal(valid, false);
    assert.ok(
      issues.some((issue) => issue.path.join(".") === path),
      inspect(issues),
    );
  });
}

test("a getter may validate another tunnel meanwhile, however often both were validated before", () => {
  const [good, bad] = [definition(complete), definition({ name: 7 })];
  for (let count = 0; count < 100_000; count += 1) validateTunnel(count % 2 ? good : bad);
  const inner = () => validateTunnel(definition({ name: "x".repeat(9000) }), { advice: false }).issues[0];
  const nested = Object.defineProperty(definition(), "name", { enumerable: true, get: () => inner().code });
  assert.equal(validateTunnel(nested).value.name, "string.max");
  assert.equal(inner().params.length, 9000);
});

/** A tunnel with a getter that returns a valid value at the first reading, and other values later. */
const fickle = (name, later) => {
  let reads = 0;
  const good = definition()[name];
  const get = () => (reads++ === 0 ? good : later());
  return Object.defineProperty(definition(), name, { enumerable: true, get });
};
const unlistable = () => {
  throw new Error("not listable");
};
const changing = {
  "a getter that is undefined when it is read again": () => fickle("ike", () => undefined),
  "a getter that is null when it is read again": () => fickle("esp", () => null),
  "a getter that throws when it is read again": () => fickle("ike", unlistable),
  "a proxy whose members cannot be listed": () => new Proxy(definition(), { ownKeys: unlistable }),
  "a phase whose members cannot be listed": () => definition({ ike: new Proxy({}, { ownKeys: unlistable }) }),
};
for (const [what, make] of Object.entries(changing)) {
  test(`${what} does not make validation throw`, () => {
    assert.equal(typeof validateTunnel(make()).valid, "boolean");
  });
}

test("a value that cannot be read is an issue for the form library too", () => {
  for (const [input] of Object.values(hostile)) {
    assert.ok(api.tunnelSchema["~standard"].validate(input).issues.length > 0);
  }
});

test("a lone surrogate in a text is no trouble", () => {
  assert.ok(validateTunnel(definition({ name: "a\ud800b" })).valid);
  assert.ok(!validateTunnel(definition({ remoteHost: "a\ud800b" })).valid);
});

test("a tunnel with a member named __proto__ is checked by what it holds", () => {
  const tunnel = JSON.parse(`{"__proto__": ${JSON.stringify(definition())}}`);
  assert.equal(validateTunnel(tunnel, { advice: false }).issues.length, 7);
});

test("instances are as good after bad data as before", () => {
  for (const [input] of Object.values(hostile)) validateTunnel(input);
  assert.ok(validateTunnel(definition()).valid);
});

// ── Fields ──

test("a field that is all right has no issues", () => {
  const good = definition(complete);
  for (const path of [
    "name",
    "remoteHost",
    "auth",
    "auth.method",
    "auth.psk.key",
    "ike",
    "esp.lifetime",
    "cloudNetworkCIDRs.0",
  ]) {
    const value = steps(path).reduce((at, step) => at[step], good);
    assert.deepEqual(validateField(path, value), [], path);
  }
});

test("a field may be left out where the API has a default", () => {
  for (const path of ["description", "ike.lifetime", "esp.diffieHellmanGroup"]) {
    assert.deepEqual(validateField(path, undefined), [], path);
  }
});

test("a field that is an object has the issues of its members, with full paths", () => {
  assert.deepEqual(
    validateField("ike", { lifetime: 1, encryptionAlgorithm: "x" }).map(({ code, path }) => [code, path]),
    [
      ["enum", ["ike", "encryptionAlgorithm"]],
      ["number.min", ["ike", "lifetime"]],
    ],
  );
});

test("an issue without a suggestion has no such member", () => {
  for (const issue of validateTunnel({}).issues) assert.ok(!("suggestion" in issue), issue.code);
});

test("a field gets advice with a suggestion", () => {
  const [issue, ...others] = validateField("cloudNetworkCIDRs.0", "10.0.0.1/8");
  assert.deepEqual([issue.code, issue.suggestion, others], ["cidr.host-bits", "10.0.0.0/8", []]);
});

test("the empty path is the tunnel", () => {
  for (const path of ["", []]) {
    assert.deepEqual(validateField(path, {}, { advice: false }), validateTunnel({}, { advice: false }).issues);
  }
});

test("a number that is no index leads nowhere", () => {
  for (const index of [-1, 1.5, Number.NaN, 2 ** 32, 1e300]) {
    const codes = validateField(["cloudNetworkCIDRs", index], 7).map(({ code }) => code);
    assert.deepEqual(codes, ["field.unknown"], String(index));
  }
});

test("a path that leads nowhere is an error, with advice and without", () => {
  const nowhere = ["nome", "ike.nope", "name.0", ["cloudNetworkCIDRs", "x"], [Symbol("x")], [null], "__proto__", "/x"];
  for (const path of [...nowhere, undefined, null, 7, Symbol("x"), {}, () => "name"]) {
    for (const advice of [true, false]) {
      assert.deepEqual(
        validateField(path, "x", { advice }).map(({ code, severity }) => [code, severity]),
        [["field.unknown", "error"]],
        inspect(path),
      );
    }
  }
});

test("a path that leads nowhere is told the likely one, where there is only one", () => {
  const likely = (path) => validateField(path, "x")[0].suggestion;
  assert.deepEqual(["ike.lifeTime", "lifetime", "auth.key", "cloudNetworkCIDR[0]", "x"].map(likely), [
    "ike.lifetime",
    undefined,
    "auth.psk.key",
    "cloudNetworkCIDRs.0",
    undefined,
  ]);
});

test("a path may have brackets or be a JSON Pointer", () => {
  for (const path of [
    "cloudNetworkCIDRs[0]",
    "/cloudNetworkCIDRs/0",
    "cloudNetworkCIDRs.0",
    ["cloudNetworkCIDRs", 0],
  ]) {
    const [{ code, path: told }] = validateField(path, "not a network", { advice: false });
    assert.deepEqual([code, told], ["cidr.invalid", ["cloudNetworkCIDRs", 0]]);
  }
});

// ── JSON ──

const text = JSON.stringify(definition());
const syntax = {
  nothing: ["", 1, 0],
  "a word": ["tunnel", 1, undefined],
  "a missing brace": [text.slice(0, -1), 1, undefined],
  "a trailing comma": [`{\n  "name": "office",\n}`, 3, 1],
  "single quotes": [`{'name': 'office'}`, 1, 2],
  "two values": [`${text}\n${text}`, 2, 1],
  "a mistake in an unknown member": [`{\n\n"unknown": [1, 2, ]}`, 3, undefined],
  "a raw line break in a text": ['{"name": "a\nb"}', undefined, undefined],
  "a bad escape": ['{"name": "\\x"}', 1, undefined],
  "a number with a leading zero": ['{"name": 01}', 1, undefined],
};
for (const [what, [json, line, column]] of Object.entries(syntax)) {
  test(`${what} in JSON text is one json.syntax with line and column`, () => {
    const { valid, issues } = validateTunnelJson(json);
    assert.deepEqual([valid, issues.length], [false, 1]);
    const [{ code, severity, path, params, message }] = issues;
    assert.deepEqual([code, severity, path], ["json.syntax", "error", []]);
    assert.ok(Number.isInteger(params.line) && Number.isInteger(params.column), inspect(params));
    assert.ok(message.includes(`line ${params.line}, column ${params.column}`), message);
    if (line !== undefined) assert.equal(params.line, line);
    if (column) assert.equal(params.column, column);
  });

  test(`${what} in the JSON text of a list is one json.syntax`, () => {
    const { total, valid, reports, issues } = validateTunnelsJson(`[${json}`);
    assert.deepEqual([total, valid, reports, issues.map(({ code }) => code)], [0, 0, [], ["json.syntax"]]);
  });
}

const bytes = (json) => new TextEncoder().encode(json);
const sources = {
  text: text,
  bytes: bytes(text),
  "text with a byte order mark": `\ufeff${text}`,
  "bytes with a byte order mark": bytes(`\ufeff${text}`),
  "bytes inside of a larger buffer": bytes(`xx${text}xx`).subarray(2, -2),
  "text with white space around it": ` \n\t${text}\r\n`,
  "a Buffer": Buffer.from(text),
};
for (const [what, json] of Object.entries(sources)) {
  test(`${what} is read`, () => {
    assert.deepEqual(validateTunnelJson(json), { valid: true, value: definition(complete), issues: [] });
  });
}

const more = (member) => text.replace(/\}$/, `,${member}}`);
const whatJsonParseTakes = {
  "a lone surrogate escape": more('"description":"a\\ud800b"'),
  "a lone surrogate escape in an unknown member": more('"unknown":"\\udfff"'),
  "a number beyond a double in an unknown member": more('"unknown":1e400'),
  "a number with many digits in an unknown member": more(`"unknown":${"9".repeat(400)}`),
  "a member twice": more('"name":"later"'),
  "deep nesting in an unknown member": more(`"unknown":${"[".repeat(5000)}${"]".repeat(5000)}`),
  "a member named __proto__": more('"__proto__":{"ike":1}'),
  "an empty member name": more('"":1'),
  "a negative zero": more('"unknown":-0'),
};
/** Issues as values have them: only those of a text have places in it, and tell names that are there twice. */
const withoutText = (issues) =>
  issues.filter(({ code }) => code !== "member.duplicate").map(({ position, ...issue }) => issue);

for (const [what, json] of Object.entries(whatJsonParseTakes)) {
  test(`${what} in JSON text is judged as the parsed value is`, () => {
    const { valid, value, issues } = validateTunnelJson(json);
    const expected = validateTunnel(JSON.parse(json));
    assert.deepEqual(
      [valid, withoutText(issues), Object.keys(value)],
      [true, expected.issues, Object.keys(expected.value)],
    );
  });

  test(`${what} in the JSON text of a list is judged as the parsed value is`, () => {
    const expected = validateTunnel(JSON.parse(json)).issues;
    const { total, valid, reports, issues } = validateTunnelsJson(`[${json}]`);
    assert.deepEqual([total, valid, issues], [1, 1, []]);
    assert.deepEqual(
      reports.map(({ index, result }) => [index, withoutText(result.issues)]).filter(([, found]) => found.length > 0),
      expected.length > 0 ? [[0, expected]] : [],
    );
  });
}

test("a lifetime beyond a double is number.integer or number.max", () => {
  const { issues } = validateTunnelJson(JSON.stringify(definition({ ike: { lifetime: 7 } })).replace(":7}", ":1e400}"));
  assert.deepEqual(
    issues.filter(({ severity }) => severity === "error").map(({ path }) => path),
    [["ike", "lifetime"]],
  );
});

test("an issue from JSON text has the place of its value, in UTF-16 and without the byte order mark", () => {
  const text = '{\n  "\u{1d54f}": 1, "name": 7,\r\n  "ike": {}\n}';
  for (const json of [text, `\ufeff${text}`, bytes(text), bytes(`\ufeff${text}`)]) {
    const places = Object.fromEntries(
      validateTunnelJson(json).issues.map(({ path, position }) => [path.join("."), position]),
    );
    assert.deepEqual(places.name, { line: 2, column: 20, offset: text.indexOf("7") });
    assert.deepEqual(places["\u{1d54f}"], { line: 2, column: 9, offset: text.indexOf("1") });
    assert.deepEqual(places.esp, { line: 1, column: 1, offset: 0 });
  }
});

test("a mistake in JSON text has the place of the offending character, or of the end", () => {
  for (const [json, position, reason] of [
    ['{\n"a": 1,\n}', { line: 3, column: 1, offset: 10 }, "trailing-comma"],
    ['{"a": 1', { line: 1, column: 8, offset: 7 }, undefined],
    ["", { line: 1, column: 1, offset: 0 }, "empty"],
    ["{} {}", { line: 1, column: 4, offset: 3 }, "several"],
    ["{'a': 1}", { line: 1, column: 2, offset: 1 }, "single-quotes"],
    ["{ // x\n}", { line: 1, column: 3, offset: 2 }, "comment"],
  ]) {
    const [issue, ...others] = validateTunnelJson(json).issues;
    assert.deepEqual([issue.code, issue.position, issue.params.reason, others], ["json.syntax", position, reason, []]);
  }
});

test("a name that is twice in JSON text is a warning with the line of the first", () => {
  const json = text.replace("{", '{\n"name": "first",\n');
  const twice = validateTunnelJson(json).issues.filter(({ code }) => code === "member.duplicate");
  assert.deepEqual(
    twice.map(({ severity, path, params }) => [severity, path, params.other]),
    [["warning", ["name"], 2]],
  );
});

test("an answer of the API that is passed whole is said once", () => {
  const read = { id: "x", type: "ipsectunnel", href: "/x", metadata: {}, properties: definition() };
  const codes = ({ valid, issues }) => [valid === true, issues.map(({ code, path }) => [code, path])];
  for (const options of [{}, { advice: false }]) {
    for (const [answer, member] of [
      [read, "properties"],
      [{ properties: definition() }, "properties"],
      [{ type: "collection", items: [read] }, "items"],
    ]) {
      const expected = [false, [["document.wrapped", [member]]]];
      assert.deepEqual(codes(validateTunnel(answer, options)), expected);
      assert.deepEqual(codes(validateTunnelJson(JSON.stringify(answer), options)), expected);
    }
  }
  const list = validateTunnelsJson(JSON.stringify({ items: [read] }));
  assert.deepEqual(codes(list), [false, [["document.wrapped", ["items"]]]]);
});

for (const [what, value] of Object.entries({ undefined: undefined, null: null, a_number: 7, an_object: {} })) {
  test(`${what.replace("_", " ")} instead of JSON text is an issue of type`, () => {
    const { valid, issues } = validateTunnelJson(value);
    assert.deepEqual([valid, issues.map(({ code }) => code)], [false, ["type"]]);
    const many = validateTunnelsJson(value);
    assert.deepEqual([many.total, many.valid, many.issues.map(({ code }) => code)], [0, 0, ["type"]]);
  });
}

test("bytes that are no UTF-8 do not throw", () => {
  const broken = bytes(text);
  broken[broken.indexOf("office".charCodeAt(0))] = 0xff;
  assert.equal(typeof validateTunnelJson(broken).valid, "boolean");
});

const [good, poor, bad] = [definition(), definition({ remoteHost: "10.0.0.1" }), definition({ remoteHost: "::1" })];

test("a list reports only the elements that have issues", () => {
  const list = [good, bad, good, poor, {}];
  const { total, valid, reports, issues } = validateTunnelsJson(JSON.stringify(list));
  assert.deepEqual([total, valid, issues], [5, 3, []]);
  assert.deepEqual(
    reports.map(({ index, result }) => [index, { ...result, issues: withoutText(result.issues) }]),
    [1, 3, 4].map((index) => [index, validateTunnel(list[index])]),
  );
});

test("a list without advice reports only the elements with errors", () => {
  const { valid, reports } = validateTunnelsJson(JSON.stringify([good, bad, poor]), { advice: false });
  assert.deepEqual([valid, reports.map(({ index }) => index)], [2, [1]]);
});

test("an empty list has nothing to report", () => {
  assert.deepEqual(validateTunnelsJson("[]"), { total: 0, valid: 0, reports: [], issues: [] });
});

test("a list of ten thousand is read", () => {
  const { total, valid } = validateTunnelsJson(`[${Array(10_000).fill(text).join(",")}]`);
  assert.deepEqual([total, valid], [10_000, 10_000]);
});

for (const [actual, json] of Object.entries({
  object: "{}",
  null: "null",
  string: '"x"',
  number: "7",
  boolean: "true",
})) {
  test(`JSON text with ${actual} at its root instead of a list is an issue of type`, () => {
    const { total, valid, reports, issues } = validateTunnelsJson(json);
    assert.deepEqual([total, valid, reports], [0, 0, []]);
    assert.deepEqual(
      issues.map(({ code, path, params }) => [code, path, params.expected, params.actual]),
      [["type", [], "array", actual]],
    );
  });
}

// ── Schema and catalogue ──

const standard = api.tunnelSchema["~standard"];

test("the schema says who made it and which version it follows", () => {
  assert.deepEqual([standard.version, standard.vendor], [1, "ionos-ipsec-tunnels"]);
});

test("the schema's validate is synchronous and gives the value with its defaults", () => {
  assert.deepEqual(standard.validate(definition()), { value: definition(complete) });
});

test("the schema's validate gives errors without a value, and no advice", () => {
  const result = standard.validate(definition({ remoteHost: "::1", cloudNetworkCIDRs: ["10.0.0.1/8"] }));
  assert.deepEqual(Object.keys(result), ["issues"]);
  assert.deepEqual(
    result.issues.map(({ code, path, params }) => [code, path, params]),
    [["remote-host.invalid", ["remoteHost"], { field: "remoteHost", reason: "ipv6" }]],
  );
  assert.equal(typeof result.issues[0].message, "string");
});

for (const side of ["input", "output"]) {
  test(`the schema's JSON Schema for ${side} is a new object each time`, () => {
    const schema = standard.jsonSchema[side]({ target: "draft-2020-12" });
    const again = standard.jsonSchema[side]({ target: "draft-2020-12" });
    assert.deepEqual(schema, again);
    assert.notEqual(schema, again);
    assert.notEqual(schema.properties, again.properties);
    assert.equal(schema.type, "object");
  });

  test(`the schema's JSON Schema for ${side} refuses a dialect that nobody knows`, () => {
    for (const target of ["draft-1", undefined, "toString"]) {
      assert.throws(() => standard.jsonSchema[side]({ target }), Error);
    }
  });
}

test("every issue is worded by its entry in the catalogue", () => {
  for (const [path, value] of contract) {
    for (const { code, severity, message, params } of validateField(path, value)) {
      const entry = issueCatalog[code];
      assert.equal(entry.severity, severity);
      const template = entry.reasons?.[params.reason] ?? entry.template;
      const words = template.replace(/\{(\w+)\}/g, (_, name) => [params[name]].flat().join(", "));
      assert.equal(message, words);
    }
  }
});

test("the catalogue has a severity and a template for each code", () => {
  for (const { severity, template } of Object.values(issueCatalog)) {
    assert.ok(["error", "warning", "info"].includes(severity));
    assert.ok(template.length > 10);
  }
});
