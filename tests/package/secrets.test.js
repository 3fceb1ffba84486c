// Token and key go into the request and nowhere else: not into errors, events or issues, and not into a client's members.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  answer,
  answerText,
  api,
  BASE_URL,
  cutOff,
  definition,
  failureOf,
  GATEWAY,
  operations,
  PSK,
  publishedRequest,
  scripted,
  silent,
  TOKEN,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";

const attempt = (run) => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

/** All text that a log could print of a value, including hidden members and causes. */
function everything(value) {
  const texts = [String(value), inspect(value, { depth: 20, showHidden: true, getters: true })];
  texts.push(attempt(() => JSON.stringify(value)));
  if (value instanceof Error) {
    texts.push(value.message, value.stack, JSON.stringify(value, Object.getOwnPropertyNames(value)));
    if (value.cause !== undefined) texts.push(everything(value.cause));
  }
  return texts.join("\n");
}

function assertSafe(value, secrets = [TOKEN, PSK]) {
  const text = everything(value);
  for (const secret of secrets) {
    const at = text.indexOf(secret);
    assert.equal(at, -1, `A secret shows: ${text.slice(Math.max(0, at - 200), at + 100)}`);
  }
}

/** A server that repeats the request in its answer, as careless servers do. */
const echo = (respond) => async (request) => {
  const text = `${request.headers.get("authorization")} ${request.url} ${await request.text()} ${PSK}`;
  return respond(text)();
};
const failures = {
  "an error whose message repeats the request": [echo((text) => answer(422, { messages: [{ message: text }] }))],
  "an error whose code repeats the request": [echo((text) => answer(422, { messages: [{ errorCode: text }] }))],
  "an error whose unknown members repeat the request": [
    echo((text) => answer(422, { text, messages: [{ errorCode: "a", text }] })),
  ],
  "an error page that repeats the request": [echo((text) => answerText(500, `<html>${text}</html>`))],
  "an error whose header repeats the token": [
    (request) => answerText(403, null, { "X-Request-Id": request.headers.get("authorization") })(),
  ],
  "an error after all attempts": [echo((text) => answer(503, { messages: [{ message: text }] }))],
  "a page that repeats the request": [echo((text) => answerText(200, `<html>${text}</html>`))],
  "JSON of another shape that repeats the request": [echo((text) => answer(200, { text }))],
  "a redirect that repeats the token": [
    (request) => answerText(302, null, { Location: `https://x.example/${request.headers.get("authorization")}` })(),
  ],
  "a failed connection": [() => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") }))],
  "no answer in time": [silent, { timeoutMs: 5 }],
  "a body that breaks off": [cutOff],
};
for (const [what, [failing, options]] of Object.entries(failures)) {
  for (const name of ["create", "get", "ensure"]) {
    const keys = name === "get" ? [TOKEN] : [TOKEN, PSK];
    test(`${name} that ends with ${what} shows no secret in its error`, async () => {
      const { client } = scripted([failing], options);
      const error = await failureOf(operations[name](client));
      assert.ok(api.isTunnelError(error), inspect(error));
      assertSafe(error, keys);
    });

    test(`${name} that ends with ${what} shows no secret in its events`, async () => {
      const { client, events } = scripted([failing], options);
      await failureOf(operations[name](client));
      assert.ok(events.length > 0);
      assertSafe(events);
    });
  }
}

test("a key with characters that JSON escapes is not shown in either form", async () => {
  const key = 'quoted"hush\\77ä';
  const { client } = scripted([echo((text) => answer(422, { messages: [{ message: text }] }))]);
  const tunnel = definition({ auth: { method: "PSK", psk: { key } } });
  const error = await failureOf(client.create(GATEWAY, tunnel));
  assertSafe(error, [key, JSON.stringify(key).slice(1, -1), "hush"]);
});

const inUnits = (text) =>
  Array.from(text, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
const notations = {
  "JSON that is escaped throughout": inUnits,
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)),
  "JSON with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "a URL": encodeURIComponent,
  "a form": (text) => String(new URLSearchParams({ text })),
  HTML: (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
};
for (const [what, write] of Object.entries(notations)) {
  test(`a key and a token that the server spells as in ${what} are not shown`, async () => {
    const [key, token] = ["quoted\"'&/+ hush\\77ä", "token/canary+77=="];
    const text = `<${write(key)}|${write(token)}>`;
    const failing = answer(422, { messages: [{ errorCode: text, message: text }] }, { "X-Request-Id": write(token) });
    const { client } = scripted([failing], { token });
    const error = await failureOf(client.create(GATEWAY, definition({ auth: { method: "PSK", psk: { key } } })));
    const written = [error.code, error.message, error.requestId, JSON.stringify(error.messages)].join("\n");
    assertSafe(error, [write(key), write(token)]);
    assert.equal(written.match(/\[redacted\]/g)?.length, 9, written);
  });
}

test("a token that was renewed is shown neither before nor after", async () => {
  const tokens = ["token-canary-stale", "token-canary-fresh"];
  let asked = 0;
  const failing = () => answer(401, { messages: [{ message: `Not ${tokens.join(" or ")}` }] })();
  const { client, events } = scripted([failing], { token: () => tokens[Math.min(asked++, 1)] });
  const error = await failureOf(operations.get(client));
  assertSafe(error, tokens);
  assertSafe(events, tokens);
});

test("a wait that fails with a status message that repeats the token does not show it", async () => {
  const failed = (request) =>
    answer(200, tunnelRead({ metadata: { status: "FAILED", statusMessage: request.headers.get("authorization") } }))();
  const { client } = scripted([failed]);
  const error = await failureOf(client.waitUntilAvailable(GATEWAY, TUNNEL));
  assert.ok(error instanceof api.WaitError, inspect(error));
  assert.ok(!error.message.includes(TOKEN), error.message);
});

test("a WaitError's tunnel holds no secret, whichever member the server put it in", async () => {
  const tunnel = tunnelRead({ metadata: { status: "FAILED", createdBy: TOKEN } });
  tunnel.properties.auth.psk = { key: PSK };
  const { client } = scripted([answer(200, tunnel)]);
  const error = await failureOf(client.waitUntilAvailable(GATEWAY, TUNNEL));
  assert.equal(error.tunnel.id, tunnel.id);
  assertSafe(error.tunnel);
});

test("a wait whose time is up while the token is the tunnel's status does not show it", async () => {
  const { client } = scripted([answer(200, tunnelRead({ metadata: { status: TOKEN } }))]);
  assertSafe(await failureOf(client.waitUntilAvailable(GATEWAY, TUNNEL, { maxWaitMs: 0 })));
});

const configurations = {
  "a token with a line break": { token: `${TOKEN}\n` },
  "a token with a space": { token: `Bearer ${TOKEN}` },
  "a password in the address": { baseUrl: `https://user:${TOKEN}@api.example.com` },
  "a header with a line break": { headers: { "X-Key": `${TOKEN}\n` } },
  "a token among the headers": { headers: { Authorization: `Bearer ${TOKEN}` } },
  "an address that is none": { baseUrl: `:${TOKEN}` },
};
for (const [what, options] of Object.entries(configurations)) {
  test(`the error about ${what} shows no secret`, async () => {
    assertSafe(await failureOf(() => new api.TunnelClient({ baseUrl: BASE_URL, token: TOKEN, ...options })));
  });
}

test("the error about a token from a function shows no secret", async () => {
  const { client } = scripted([], { token: () => `${TOKEN}\n` });
  assertSafe(await failureOf(operations.get(client)));
});

test("a client shows neither its token nor the options that hold it", async () => {
  const { client } = scripted([answer(200, tunnelRead())]);
  await operations.create(client);
  assertSafe(client);
  const held = Reflect.ownKeys(client).filter((name) => typeof client[name] !== "function");
  assert.deepEqual(held, ["baseUrl"]);
});

const auths = {
  "a key that is no text": { method: "PSK", psk: { key: [PSK] } },
  "a key in the wrong place": { method: "PSK", psk: PSK },
  "a key beside the psk": { method: "PSK", key: PSK },
  "a key with an unknown neighbour": { method: "PSK", psk: { key: PSK, note: PSK } },
  "an unknown method": { method: PSK, psk: { key: PSK } },
  "a key among its own kind": [{ method: "PSK", psk: { key: PSK } }],
};
for (const [what, auth] of Object.entries(auths)) {
  test(`the issues about ${what} show no secret`, () => {
    assertSafe(api.validateTunnel(definition({ auth, remoteHost: "::1" })).issues);
  });

  test(`the ValidationError about ${what} shows no secret`, async () => {
    const { client } = scripted([]);
    assertSafe(await failureOf(client.create(GATEWAY, definition({ auth, remoteHost: "::1" }))));
  });
}

test("the issue about broken JSON shows no secret", () => {
  assertSafe(api.validateTunnelJson(`{"auth":{"psk":{"key":"${PSK}"}}`).issues);
  assertSafe(api.validateTunnelJson(`{"auth":{"psk":{"key":${PSK}}}}`).issues);
});

test("advice about a key does not show it", () => {
  for (const key of ["short-canary", JSON.parse(publishedRequest).properties.auth.psk.key]) {
    const issues = api.validateField("auth.psk.key", key);
    assert.equal(issues.length, 1);
    assertSafe(issues, [key]);
  }
});

test("nothing is written to the console", async (t) => {
  const written = [];
  for (const method of ["log", "info", "warn", "error", "debug", "trace"]) {
    t.mock.method(console, method, (...texts) => written.push(texts));
  }
  const { client } = scripted([answer(503, { messages: [{ message: PSK }] })]);
  await failureOf(operations.ensure(client));
  api.validateTunnel(definition({ auth: { method: PSK } }));
  assert.deepEqual(written, []);
});

test("an answer that is no HTTP and repeats the request does not show in the error's causes", async (context) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (request) => socket.end(`HTTP/1.1 200 OK\r\nBad\0Header: ${request}\r\n\r\n`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  const client = new api.TunnelClient({ baseUrl, token: TOKEN, retry: false });
  const error = await failureOf(client.create(GATEWAY, definition()));
  assert.equal(error.name, "ConnectionError");
  assert.match(error.cause.cause.code, /^HPE_/);
  assertSafe(error);
});
