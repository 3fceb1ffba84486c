// Bad input, bad platforms and bad answers: each gives a clear error of the right class.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { createContext, runInContext } from "node:vm";
import {
  answer,
  answerText,
  api,
  BASE_URL,
  definition,
  failureOf,
  GATEWAY,
  operations,
  requireInstalled,
  scripted,
  TOKEN,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";
import { revoked } from "../support/revoked.js";

const classes = [
  "ConfigurationError",
  "ValidationError",
  "ApiError",
  "ResponseError",
  "ConnectionError",
  "TimeoutError",
  "WaitError",
];

/** Asserts the class (by instanceof, name and isTunnelError), the code, and that there is a message. */
function assertIs(error, className, code) {
  assert.ok(error instanceof api[className], inspect(error));
  assert.ok(error instanceof api.TunnelError && error instanceof Error);
  assert.deepEqual([error.name, error.code], [className, code]);
  assert.ok(error.message.length > 10, error.message);
  assert.ok(api.isTunnelError(error));
}

const region = "de-fra";
const token = TOKEN;
const unset = { "no options": undefined, "empty options": {}, "a blank region": { region: " ", token } };
for (const [what, options] of Object.entries(unset)) {
  test(`${what}: ConfigurationError base-url.missing, which names the ways to say where the API is`, async () => {
    const error = await failureOf(() => new api.TunnelClient(options));
    assertIs(error, "ConfigurationError", "base-url.missing");
    assert.match(error.message, /region.*baseUrl.*IONOS_API_URL/);
  });
}

test("no token: ConfigurationError token.missing, which names the ways to give one", async () => {
  const error = await failureOf(() => new api.TunnelClient({ region }));
  assertIs(error, "ConfigurationError", "token.missing");
  assert.match(error.message, /token.*IONOS_TOKEN/);
});

const options = {
  "token.missing": [
    { region, token: "" },
    { region, token: "  " },
    { region, token: null },
  ],
  "token.invalid": [
    { region, token: `${TOKEN}\n` },
    { region, token: `${TOKEN}\r\nX-Injected: yes` },
    { region, token: `Bearer ${TOKEN}` },
    { region, token: `${TOKEN}ü` },
    { region, token: `${TOKEN}\0` },
  ],
  "region.unknown": [
    { region: "de-xyz", token },
    { region: "DE-FRA", token },
    { region: "__proto__", token },
    { region: "toString", token },
  ],
  "base-url.conflict": [{ region, baseUrl: BASE_URL, token }],
  "base-url.invalid": [
    { baseUrl: "no url", token },
    { baseUrl: "/relative", token },
    { baseUrl: "ftp://api.example.com", token },
    { baseUrl: "file:///etc/passwd", token },
    { baseUrl: "https://", token },
    { baseUrl: "https://api.example.com/?a=b", token },
    { baseUrl: "https://api.example.com/#a", token },
  ],
  "base-url.insecure": [
    { baseUrl: "http://api.example.com", token },
    { baseUrl: "http://10.0.0.1", token },
    { baseUrl: "http://localhost.example.com", token },
    { baseUrl: "http://127.0.0.1.example.com", token },
    { baseUrl: "http://0.0.0.0", token },
  ],
  "base-url.credentials": [
    { baseUrl: "https://user@api.example.com", token },
    { baseUrl: "https://user:secret@api.example.com", token },
  ],
  "header.invalid": [
    { region, token, headers: { "": "x" } },
    { region, token, headers: { "a b": "x" } },
    { region, token, headers: { "X-A": "a\nb" } },
    { region, token, headers: { "X-A": "€" } },
    { region, token, headers: { "X-A": 7 } },
  ],
  "header.reserved": [
    { region, token, headers: { Authorization: "Bearer other" } },
    { region, token, headers: { authorization: "Bearer other" } },
    { region, token, headers: { "Content-Type": "text/plain" } },
  ],
  "option.invalid": [
    "de-fra",
    7,
    { region: 7, token },
    { baseUrl: 7, token },
    { region, token: 7 },
    { region, token: {} },
    { region, token, fetch: "fetch" },
    { region, token, onEvent: {} },
    { region, token, headers: "X-A: b" },
    { region, token, timeoutMs: -1 },
    { region, token, timeoutMs: Number.NaN },
    { region, token, timeoutMs: "1000" },
    { region, token, retry: true },
    { region, token, retry: { maxAttempts: 0 } },
    { region, token, retry: { maxAttempts: "3" } },
    { region, token, retry: { maxDelayMs: Number.NaN } },
    { region, token, validate: "no" },
    { region, token, allowInsecureHttp: 1 },
  ],
};
for (const [code, list] of Object.entries(options)) {
  for (const given of list) {
    test(`new TunnelClient(${inspect(given, { breakLength: Infinity })}): ConfigurationError ${code}`, async () => {
      assertIs(await failureOf(() => new api.TunnelClient(given)), "ConfigurationError", code);
    });
  }
}

test("an unknown region: the error lists those that there are", async () => {
  const { message } = await failureOf(() => new api.TunnelClient({ region: "de-xyz", token }));
  for (const known of Object.keys(api.regions)) assert.ok(message.includes(known), message);
});

test("a token function that fails: ConfigurationError token.unavailable", async () => {
  const { client } = scripted([], { token: () => Promise.reject(new Error("locked")) });
  assertIs(await failureOf(operations.get(client)), "ConfigurationError", "token.unavailable");
});

const ids = [
  "",
  "gateway",
  "66a114c72ddd51199ddf5a789f5a5a44",
  `{${GATEWAY}}`,
  `${GATEWAY} `,
  `${GATEWAY}/..`,
  7,
  null,
];
const calls = {
  "list's gateway": [(client, id) => client.list(id), "gatewayId"],
  "create's gateway": [(client, id) => client.create(id, definition()), "gatewayId"],
  "get's gateway": [(client, id) => client.get(id, TUNNEL), "gatewayId"],
  "get's tunnel": [(client, id) => client.get(GATEWAY, id), "tunnelId"],
  "ensure's gateway": [(client, id) => client.ensure(id, TUNNEL, definition()), "gatewayId"],
  "ensure's tunnel": [(client, id) => client.ensure(GATEWAY, id, definition()), "tunnelId"],
  "delete's gateway": [(client, id) => client.delete(id, TUNNEL), "gatewayId"],
  "delete's tunnel": [(client, id) => client.delete(GATEWAY, id), "tunnelId"],
};
for (const [what, [call, path]] of Object.entries(calls)) {
  for (const id of ids) {
    test(`${inspect(id)} as ${what}: ValidationError, and nothing is sent`, async () => {
      const { client, requests } = scripted([]);
      const error = await failureOf(call(client, id));
      assertIs(error, "ValidationError", "validation.failed");
      assert.deepEqual(
        error.issues.map((issue) => [issue.code, issue.severity, issue.path]),
        [["uuid.invalid", "error", [path]]],
      );
      assert.equal(requests.length, 0);
    });
  }
}

test("a gateway that is no UUID: tunnelIdFor throws a ValidationError", async () => {
  assertIs(await failureOf(() => api.tunnelIdFor("gateway", "office")), "ValidationError", "validation.failed");
});

for (const tunnel of [undefined, null, "tunnel", 7, [], {}]) {
  test(`${inspect(tunnel)} as a tunnel: ValidationError, and nothing is sent`, async () => {
    const { client, requests } = scripted([]);
    const error = await failureOf(client.create(GATEWAY, tunnel));
    assertIs(error, "ValidationError", "validation.failed");
    assert.deepEqual(error.issues, api.validateTunnel(tunnel, { advice: false }).issues);
    assert.equal(requests.length, 0);
  });
}

test("the message of a ValidationError says what is wrong", async () => {
  const { client } = scripted([]);
  const error = await failureOf(client.create(GATEWAY, definition({ remoteHost: "::1" })));
  assert.ok(error.message.includes(error.issues[0].message), error.message);
});

test("a body that is not JSON: ResponseError response.not-json", async () => {
  const { client } = scripted([answerText(200, "Hello")]);
  assertIs(await failureOf(operations.get(client)), "ResponseError", "response.not-json");
});

test("an HTML error page: ApiError with the status as its code, and none of the page", async () => {
  const { client } = scripted([answerText(502, "<html><h1>Bad gateway</h1></html>")], { retry: false });
  const error = await failureOf(operations.get(client));
  assertIs(error, "ApiError", "http-502");
  assert.deepEqual([error.kind, error.messages], ["server-error", []]);
  assert.ok(!inspect(error).includes("<h1>"));
});

test("an empty error body: ApiError with the status as its code", async () => {
  const { client } = scripted([answerText(403)]);
  const error = await failureOf(operations.get(client));
  assertIs(error, "ApiError", "http-403");
  assert.deepEqual([error.kind, error.messages], ["forbidden", []]);
});

/** One error of each class. */
async function oneOfEach() {
  const get = (answers, more) => failureOf(operations.get(scripted(answers, { retry: false, ...more }).client));
  const failed = answer(200, tunnelRead({ metadata: { status: "FAILED" } }));
  return {
    ConfigurationError: await failureOf(() => new api.TunnelClient({ token })),
    ValidationError: await failureOf(scripted([]).client.get("x", "y")),
    ApiError: await get([answerText(403)]),
    ResponseError: await get([answerText(200)]),
    ConnectionError: await get([() => Promise.reject(new TypeError("fetch failed"))]),
    TimeoutError: await get([() => new Promise(() => {})], { timeoutMs: 5 }),
    WaitError: await failureOf(scripted([failed]).client.waitUntilAvailable(GATEWAY, TUNNEL)),
  };
}

const members = {
  ConfigurationError: ["code"],
  ValidationError: ["code", "issues"],
  ApiError: ["attempts", "code", "kind", "messages", "method", "status", "url"],
  ResponseError: ["attempts", "code", "method", "status", "url"],
  ConnectionError: ["attempts", "code", "method", "url"],
  TimeoutError: ["attempts", "code", "method", "timeoutMs", "url"],
  WaitError: ["code", "reason", "tunnel"],
};
for (const className of classes) {
  test(`a ${className} holds the members that are declared, as its own`, async () => {
    const error = (await oneOfEach())[className];
    assert.deepEqual(Object.keys(error).sort(), members[className]);
  });

  test(`a ${className} has a name, and a stack that begins with it, the code and the message`, async () => {
    const error = (await oneOfEach())[className];
    assert.equal(error.name, className);
    assert.equal(Object.getPrototypeOf(error).constructor, api[className]);
    assert.ok(error.stack.startsWith(`${className} [${error.code}]: ${error.message}`), error.stack);
    assert.equal(String(error), `${className}: ${error.message}`);
  });

  test(`a ${className} is a TunnelError and none of the other classes`, async () => {
    const error = (await oneOfEach())[className];
    const matching = classes.filter((name) => error instanceof api[name]);
    assert.deepEqual([matching, error instanceof api.TunnelError], [[className], true]);
  });
}

const others = [new Error("x"), new TypeError("x"), undefined, null, "error", 7, {}, { name: "ApiError", code: "x" }];
test("isTunnelError refuses everything else", () => {
  for (const other of others) assert.equal(api.isTunnelError(other), false, inspect(other));
});

test("isTunnelError bears values that cannot be read", () => {
  assert.equal(api.isTunnelError(revoked()), false);
});

test("the errors of another copy of the package are instances of the classes of this one", async () => {
  const slim = requireInstalled("ionos-ipsec-tunnels/slim");
  const error = await failureOf(() => slim.isUuid("x"));
  assert.notEqual(slim.ConfigurationError, api.ConfigurationError);
  assert.ok(error instanceof api.TunnelError && error instanceof api.ConfigurationError && api.isTunnelError(error));
  assert.ok(!(error instanceof api.ApiError));
});

test("a class derived from one of the package's knows its own instances alone", () => {
  class OwnError extends api.ApiError {}
  assert.ok(new OwnError("", { code: "own" }) instanceof api.ApiError);
  assert.ok(!(new api.ApiError("", { code: "other" }) instanceof OwnError));
});

/** The package in a realm of its own, in which the engine refuses to compile WebAssembly. */
async function elsewhere(globals) {
  const { readFile } = await import("node:fs/promises");
  const { join, dirname } = await import("node:path");
  const code = await readFile(join(dirname(requireInstalled.resolve("ionos-ipsec-tunnels")), "index.cjs"), "utf8");
  const module = { exports: {} };
  const realm = createContext(
    { module, exports: module.exports, atob, TextDecoder, TextEncoder, ...globals },
    { codeGeneration: { wasm: false } },
  );
  runInContext(code, realm);
  return module.exports;
}

test("where WebAssembly is forbidden: ConfigurationError wasm.blocked, which names what to allow", async () => {
  const blocked = await elsewhere();
  const error = await failureOf(() => blocked.validateTunnel({}));
  assert.ok(error instanceof blocked.ConfigurationError, inspect(error));
  assert.equal(error.code, "wasm.blocked");
  assert.match(error.message, /script-src 'wasm-unsafe-eval'/);
});

test("where there is no WebAssembly: ConfigurationError wasm.unavailable", async () => {
  const error = await failureOf(async () => (await elsewhere({ WebAssembly: undefined })).validateTunnel({}));
  assert.ok(api.isTunnelError(error), inspect(error));
  assert.deepEqual([error.name, error.code], ["ConfigurationError", "wasm.unavailable"]);
});

test("isTunnelError knows the errors of another realm", async () => {
  const error = await failureOf(async () => (await elsewhere()).validateTunnel({}));
  assert.ok(!(error instanceof Error));
  assert.ok(api.isTunnelError(error));
});
