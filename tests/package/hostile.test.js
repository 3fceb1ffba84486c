// Hostile values: every function returns in bounded time, and the next call works.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { api, definition, GATEWAY, project } from "../support/package.js";
import { revoked } from "../support/revoked.js";

const { validateTunnel, validateTunnelJson, validateTunnelsJson } = api;

const fail = () => {
  throw new Error("not readable");
};
const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"];
const cyclic = (value, name) => {
  value[name] = value;
  return value;
};
const nested = (levels, wrap) => {
  let value = 1;
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
};
const detached = () => {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
};
/** Calls the package from inside of a call. */
const reentrant = () =>
  Object.defineProperty({}, "name", { enumerable: true, get: () => validateTunnel(definition()).value.name });

const MILLION = 1_000_000;
const LONG = 10 * 1024 * 1024;
const DEEP = 100_000;

/** The hostile values, by their names. Each is made again for each call. */
const values = {
  nothing: () => undefined,
  null: () => null,
  NaN: () => Number.NaN,
  "a BigInt": () => 2n ** 70n,
  "a symbol": () => Symbol("s"),
  "a function": () => fail,
  "an object with a cycle": () => cyclic(definition(), "self"),
  "a tunnel that is its own phase": () => cyclic(definition(), "ike"),
  "an array with a cycle": () => cyclic([], 0),
  "an object whose getters throw": () =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        [...Object.keys(definition()), "properties", "length", "advice"].map((name) => [
          name,
          { enumerable: true, get: fail },
        ]),
      ),
    ),
  "an object that is no text": () => ({ toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail }),
  "an object that cannot be iterated": () => ({ [Symbol.iterator]: fail }),
  "an object that iterates over bad data": () => [revoked(), Symbol("s"), 1n, null].values(),
  "an object that calls the package": reentrant,
  "a revoked proxy": () => revoked(),
  "a revoked proxy of an array": () => revoked([]),
  "a revoked proxy of a function": () => revoked(fail),
  "a revoked proxy of bytes": () => revoked(new Uint8Array(2)),
  "a proxy whose traps throw": () => new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, fail]))),
  "a proxy of an array whose traps throw": () => new Proxy([], Object.fromEntries(traps.map((trap) => [trap, fail]))),
  "an object without a prototype": () => Object.create(null),
  "an object with a member named __proto__": () => JSON.parse('{"__proto__":{"name":7},"constructor":1}'),
  "a lone surrogate": () => "\ud800",
  "10 MB of letters": () => "a".repeat(LONG),
  "10 MB of lone surrogates": () => "\udfff".repeat(LONG / 2),
  "10 MB of digits and colons": () => `${"1:".repeat(LONG / 2)}:/64`,
  "10 MB of spaces around a host": () => `${" ".repeat(LONG / 2)}vpn.example.com${" ".repeat(LONG / 2)}`,
  "10 MB of opening brackets": () => "[".repeat(LONG),
  "an array of a million": () => Array(MILLION).fill("10.0.0.0/8"),
  "a sparse array as long as can be": () => Array(2 ** 32 - 1),
  "an object of a hundred thousand members": () =>
    Object.fromEntries(Array.from({ length: DEEP }, (_, at) => [`x${at}`, at])),
  "objects nested a hundred thousand levels deep": () => nested(DEEP, (ike) => ({ ike })),
  "arrays nested a hundred thousand levels deep": () => nested(DEEP, (inner) => [inner]),
  "JSON nested a hundred thousand levels deep": () => `${'{"ike":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
  "bytes whose buffer is gone": detached,
  "bytes that are shared": () => new Uint8Array(new SharedArrayBuffer(8)),
  "a view of data": () => new DataView(new ArrayBuffer(3)),
};

/** Each public function of data, with the value as each of its parameters. */
const functions = {
  validateTunnel: (value) => validateTunnel(value),
  "validateTunnel, as each member": (value) => {
    for (const name of Object.keys(definition())) validateTunnel(definition({ [name]: value }));
  },
  "validateTunnel, inside of its members": (value) => {
    const phase = { lifetime: value, encryptionAlgorithm: value };
    const networks = [value, value];
    validateTunnel(
      definition({ auth: { method: value, psk: { key: value } }, ike: phase, cloudNetworkCIDRs: networks }),
    );
    validateTunnel(definition({ auth: { method: "PSK", psk: value } }));
  },
  validateTunnelJson: (value) => validateTunnelJson(value),
  validateTunnelsJson: (value) => validateTunnelsJson(value),
  validateField: (value) => {
    for (const path of ["name", "remoteHost", "ike.lifetime", "cloudNetworkCIDRs", "auth.psk", ""]) {
      api.validateField(path, value);
    }
  },
  "validateField, as path": (value) => api.validateField(value, "x"),
  "validateField, in a path": (value) => api.validateField(["ike", value], "x"),
  checkTunnels: (value) => api.checkTunnels(value),
  "checkTunnels, as a tunnel": (value) => api.checkTunnels([value, { properties: value }]),
  "checkTunnels, inside of a tunnel": (value) => {
    api.checkTunnels([definition({ name: value, peerNetworkCIDRs: value }), definition({ peerNetworkCIDRs: [value] })]);
  },
  tunnelSchema: (value) => api.tunnelSchema["~standard"].validate(value),
  isCidr: (value) => api.isCidr(value),
  parseCidr: (value) => api.parseCidr(value),
  cidrsOverlap: (value) => throwsOnly("TypeError", () => api.cidrsOverlap("10.0.0.0/8", value)),
  isRemoteHost: (value) => api.isRemoteHost(value),
  isUuid: (value) => api.isUuid(value),
  "tunnelIdFor, as gateway": (value) => throwsOnly("ValidationError", () => api.tunnelIdFor(value, "office")),
  "tunnelIdFor, as name": (value) => throwsOnly("ValidationError", () => api.tunnelIdFor(GATEWAY, value)),
};

/** The two functions that throw for bad data do so with the error that they promise. */
function throwsOnly(name, act) {
  try {
    act();
  } catch (error) {
    assert.equal(error.name, name);
    if (name === "ValidationError") assert.ok(error.issues.length > 0);
  }
}

const cost = (act) => {
  const start = process.cpuUsage().user;
  act();
  return process.cpuUsage().user - start;
};
const good = definition();
// About a second, as work instead of time: it takes longer on a slower machine.
const most = cost(() => {
  for (let count = 0; count < 250_000; count += 1) validateTunnel(good);
});

for (const [name, call] of Object.entries(functions)) {
  test(`${name}: whatever it is given, it answers in the time of many good tunnels at most, and the next call works`, () => {
    for (const [what, make] of Object.entries(values)) {
      const value = make();
      const spent = cost(() => assert.doesNotThrow(() => call(value), what));
      assert.ok(spent < most, `${what}: ${spent} µs, ${most} µs for the good tunnels`);
      assert.deepEqual(validateTunnel(good).issues, [], what);
    }
  });
}

const kinds = ["a revoked proxy", "a revoked proxy of an array", "bytes whose buffer is gone", "a symbol"];
for (const what of kinds) {
  test(`${what} instead of JSON text is an issue of type`, () => {
    for (const { issues } of [validateTunnelJson(values[what]()), validateTunnelsJson(values[what]())]) {
      assert.deepEqual([issues.length, issues[0].code, issues[0].path], [1, "type", []]);
    }
  });
}

test("a getter that calls the package gets its answer, and so does the caller", () => {
  const { issues } = validateTunnel(reentrant(), { advice: false });
  assert.deepEqual(issues, validateTunnel({ name: "office" }, { advice: false }).issues);
});

// ── Lists and paths without end ──

test("of tunnels without end, the first ten thousand are compared", () => {
  const endless = (function* () {
    while (true) yield { name: "same" };
  })();
  // One issue that there are too many, and one for each tunnel but the first, as all have the same name.
  assert.equal(api.checkTunnels(endless).length, 1 + 9_999);
});

test("of a path without end, the first sixteen steps are told", () => {
  const path = new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 53 : "x") });
  const [{ code, path: told }] = api.validateField(path, 1);
  assert.equal(code, "field.unknown");
  assert.equal(told.length, 16);
});

test("a path that cannot be read names no field", () => {
  for (const path of [revoked([]), Object.create(null)]) {
    assert.deepEqual(
      api.validateField(path, 1).map(({ code }) => code),
      ["field.unknown"],
    );
  }
});

// ── JSON ──

const bytes = (text) => new TextEncoder().encode(text);
const json = JSON.stringify(good);
const inName = (...inside) => Uint8Array.of(...bytes('{"name":"'), ...inside, ...bytes(`",${json.slice(1)}`));
const noUtf8 = {
  "a continuation byte alone": inName(0x80),
  "a character cut short": inName(0xf0, 0x9f),
  "an overlong slash": inName(0xc0, 0xaf),
  "a surrogate in three bytes": inName(0xed, 0xa0, 0x80),
  "a character beyond Unicode": inName(0xf4, 0x90, 0x80, 0x80),
  "UTF-16": new Uint8Array(Uint16Array.from(`\ufeff${json}`, (unit) => unit.charCodeAt(0)).buffer),
};
test("the place of a byte that is no UTF-8 is told", () => {
  const [{ params }] = validateTunnelJson(Uint8Array.of(...bytes('{"zz":"'), 0xff, ...bytes('"}'))).issues;
  assert.deepEqual([params.line, params.column], [1, 8]);
});

for (const [what, input] of Object.entries(noUtf8)) {
  test(`${what} in JSON bytes is json.syntax`, () => {
    assert.deepEqual(
      [validateTunnelJson(input), validateTunnelsJson(input)].map(({ issues }) => issues.map(({ code }) => code)),
      [["json.syntax"], ["json.syntax"]],
    );
  });
}

const LATER_WINS = `{"name":7,"ike":{"lifetime":1},"auth":[],${json.slice(1, -1)},"esp":{"lifetime":"x","lifetime":3600}}`;
const repeated = `{${'"name":7,'.repeat(DEEP)}${json.slice(1)}`;
const documents = {
  "members twice": [LATER_WINS, true],
  "a member a hundred thousand times": [repeated, true],
  "two byte order marks": [`\ufeff\ufeff${json}`, false],
  "a byte order mark inside": [json.replace(":", ":\ufeff"), false],
  "a byte order mark in a text": [json.replace("office", "\ufeffoffice"), true],
  "a lone surrogate that is not escaped": [json.replace("office", "\ud800"), true],
  "a NUL that is escaped": [json.replace("office", "\\u0000"), true],
  "a NUL that is not": [json.replace("office", "\0"), false],
  "a hundred thousand levels in a member of another type": [
    json.replace('"office"', "[".repeat(DEEP) + "]".repeat(DEEP)),
    false,
  ],
  "a hundred thousand levels in an unknown member": [
    json.replace("{", `{"x":${"[".repeat(DEEP)}${"]".repeat(DEEP)},`),
    true,
  ],
  "a hundred thousand levels that are never closed": [json.replace("{", `{"x":${"[".repeat(DEEP)},`), false],
  "a million networks": [json.replace('["10.7.0.0/24"]', `[${'"10.0.0.0/8",'.repeat(MILLION)}"10.0.0.0/8"]`), false],
  "a name of 10 MB": [json.replace("office", "o".repeat(LONG)), false],
  "a number of a million digits": [json.replace('"ike":{}', `"ike":{"lifetime":3600.${"0".repeat(MILLION)}}`), true],
  "an exponent of a million digits": [json.replace('"ike":{}', `"ike":{"lifetime":1e${"9".repeat(MILLION)}}`), false],
};
for (const [what, [text, isValid]] of Object.entries(documents)) {
  test(`${what} in JSON text: ${isValid ? "valid" : "refused"}, in the time of many good tunnels at most`, () => {
    const spent = cost(() => {
      assert.equal(validateTunnelJson(text).valid, isValid);
      assert.equal(validateTunnelJson(bytes(text)).valid, isValid);
      assert.equal(validateTunnelsJson(`[${text}]`).valid, isValid ? 1 : 0);
    });
    assert.ok(spent < 3 * most, `${spent} µs, ${most} µs for the good tunnels`);
    assert.deepEqual(validateTunnelJson(json).issues, []);
  });
}

// ── The engine ──

/** Calls a function until the engine optimises it for few kinds of results, and then with inputs that give other kinds. */
const hot = (call) => `
  const api = require("ionos-ipsec-tunnels");
  const good = ${JSON.stringify(good)};
  const errorsOnly = { advice: false };
  const call = (value) => ${call};
  for (let count = 0; count < 100_000; count += 1) call(count % 3 ? 3600.5 : 3601);
  for (const value of [1000, 1e9, 1e300, "x", null, [], undefined]) call(value);
  process.stdout.write("still here");
`;
const hotCalls = {
  validateTunnel: "api.validateTunnel({ ...good, ike: { lifetime: value } }, errorsOnly)",
  validateTunnelJson: "api.validateTunnelJson(JSON.stringify({ ...good, ike: { lifetime: value } }), errorsOnly)",
  validateField: 'api.validateField("ike.lifetime", value, errorsOnly)',
};
for (const [name, call] of Object.entries(hotCalls)) {
  test(`${name}: the process outlives a result of a new kind after many of few kinds`, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", hot(call)], { cwd: project });
    assert.equal(stdout, "still here");
  });
}
