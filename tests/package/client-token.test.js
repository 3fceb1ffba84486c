// Where the token comes from, when it is asked for again, and what happens when there is none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  answer,
  answerError,
  answerText,
  api,
  deferred,
  failureOf,
  operations,
  scripted,
  TOKEN,
  tunnelRead,
} from "../support/package.js";

const good = answer(200, tunnelRead());
const bearer = ({ headers }) => headers.authorization;

/** Refuses every token but one. */
const only = (token) => (request) =>
  request.headers.get("authorization") === `Bearer ${token}` ? good() : answerError(401)();

/** A function that gives one token after the other, and how often it was asked. */
function source(...tokens) {
  const token = () => tokens[Math.min(token.asked++, tokens.length - 1)];
  token.asked = 0;
  return token;
}

test("a function is asked before each call", async () => {
  const { client, requests } = scripted([good], { token: source("first", "second") });
  await operations.get(client);
  await operations.get(client);
  assert.deepEqual(requests.map(bearer), ["Bearer first", "Bearer second"]);
});

test("a function is not asked before there is a call", () => {
  const token = source("first");
  scripted([good], { token });
  assert.equal(token.asked, 0);
});

test("a function may promise the token", async () => {
  const { client, requests } = scripted([good], { token: async () => "promised" });
  await operations.get(client);
  assert.equal(bearer(requests[0]), "Bearer promised");
});

test("a function is asked once for all attempts of a call", async () => {
  const token = source(TOKEN);
  const { client } = scripted([answerError(503), answerError(503), good], { token });
  await operations.get(client);
  assert.equal(token.asked, 1);
});

for (const [name, call] of Object.entries(operations)) {
  test(`${name} asks once more after a 401 and is sent again`, async () => {
    const answers = { list: answer(200, { type: "collection" }), delete: answerText(202) };
    const { client, requests } = scripted([answerError(401), answers[name] ?? good], {
      token: source("stale", "fresh"),
      retry: false,
    });
    await call(client);
    assert.deepEqual(requests.map(bearer), ["Bearer stale", "Bearer fresh"]);
  });
}

test("a second 401 is an error", async () => {
  const { client, requests } = scripted([answerError(401)], { token: source("stale", "stale-too") });
  const { kind } = await failureOf(operations.get(client));
  assert.deepEqual([kind, requests.length], ["unauthorized", 2]);
});

test("the repetition with a fresh token is not counted in maxAttempts", async () => {
  const { client, requests } = scripted([answerError(401), answerError(503), good], {
    token: source("stale", "fresh"),
    retry: { maxAttempts: 2, baseDelayMs: 0 },
  });
  await operations.get(client);
  assert.equal(requests.length, 3);
});

test("a token that is no function is not sent again after a 401", async () => {
  const { client, requests } = scripted([answerError(401)]);
  await failureOf(operations.get(client));
  assert.equal(requests.length, 1);
});

test("calls that are refused together share one fresh token", async () => {
  const token = source("stale", "stale", "stale", "stale", "stale", "fresh", "another");
  const { client } = scripted([only("fresh")], { token });
  await Promise.all(Array.from({ length: 5 }, () => operations.get(client)));
  assert.equal(token.asked, 6);
});

test("calls that are refused while the fresh token is on its way wait for it", async () => {
  const fresh = deferred();
  let asked = 0;
  const token = () => (++asked <= 2 ? "stale" : fresh.promise);
  const { client } = scripted([only("fresh")], { token });
  const calls = Promise.all([operations.get(client), operations.get(client)]);
  fresh.resolve("fresh");
  await calls;
  assert.equal(asked, 3);
});

test("a later refusal asks for another fresh token", async () => {
  const token = source("a", "b", "b", "c");
  const answers = [answerError(401), good, answerError(401), good];
  const { client, requests } = scripted(answers, { token });
  await operations.get(client);
  await operations.get(client);
  assert.deepEqual(requests.map(bearer), ["Bearer a", "Bearer b", "Bearer b", "Bearer c"]);
});

test("a 404 to the repetition of a delete with a fresh token is an error", async () => {
  const { client } = scripted([answerError(401), answerError(404)], { token: source("stale", "fresh") });
  assert.equal((await failureOf(operations.delete(client))).kind, "not-found");
});

const reason = new Error("The vault is closed");
const failing = {
  throws: () => {
    throw reason;
  },
  rejects: () => Promise.reject(reason),
};
for (const [how, token] of Object.entries(failing)) {
  test(`a function that ${how} makes the call fail with its error as the cause`, async () => {
    const { client, requests } = scripted([good], { token });
    const error = await failureOf(operations.get(client));
    assert.deepEqual(
      [error.constructor, error.code, error.cause, requests.length],
      [api.ConfigurationError, "token.unavailable", reason, 0],
    );
  });
}

test("a function that fails after a 401 makes the call fail with its error as the cause", async () => {
  let asked = 0;
  const token = () => (asked++ === 0 ? "stale" : Promise.reject(reason));
  const { client } = scripted([answerError(401)], { token });
  const { code, cause } = await failureOf(operations.get(client));
  assert.deepEqual([code, cause], ["token.unavailable", reason]);
});

const requestWith = (token) => new Request("https://vault.example.com", { headers: { authorization: token } });

const telling = {
  "in its message": () => new Error(`The token ${TOKEN} is too old`),
  "in a member": () => Object.assign(new Error("Too old"), { code: "E_OLD", request: { authorization: TOKEN } }),
  "in its cause": () => new Error("Too old", { cause: new Error(TOKEN) }),
  "in a circle": () => {
    const error = Object.assign(new Error("Too old"), { token: TOKEN });
    return Object.assign(error, { error });
  },
  "in a request": () => Object.assign(new Error("Too old"), { request: requestWith(TOKEN) }),
  "in the headers of a class": () => Object.assign(new Error("Too old"), { headers: requestWith(TOKEN).headers }),
  "in a map": () => Object.assign(new Error("Too old"), { sent: new Map([["authorization", TOKEN]]) }),
  "in bytes": () => Object.assign(new Error("Too old"), { body: new TextEncoder().encode(TOKEN) }),
  "in a getter": () => Object.defineProperty(new Error("Too old"), "token", { get: () => TOKEN, enumerable: true }),
  "in a getter of its class": () =>
    new (class extends Error {
      get token() {
        return TOKEN;
      }
    })("Too old"),
  "in a member that is not enumerable": () => Object.defineProperty(new Error("Too old"), "token", { value: TOKEN }),
  "in a member with a symbol for a name": () => Object.assign(new Error("Too old"), { [Symbol("request")]: TOKEN }),
  "in the name of a member": () => Object.assign(new Error("Too old"), { seen: { [TOKEN]: true } }),
  "behind a toJSON of its own": () => Object.assign(new Error("Too old"), { token: TOKEN, toJSON: () => "Too old" }),
  "in a function": () => Object.assign(new Error("Too old"), { request: Object.assign(() => {}, { token: TOKEN }) }),
};
for (const [where, make] of Object.entries(telling)) {
  test(`a function that fails with the last token ${where} makes the call fail without it`, async () => {
    let asked = 0;
    const token = () => (asked++ === 0 ? TOKEN : Promise.reject(make()));
    const { client } = scripted([answerError(401)], { token });
    const error = await failureOf(operations.get(client));
    assert.deepEqual([error.code, error.cause.name], ["token.unavailable", "Error"]);
    assert.match(error.cause.message, /too old/i);
    assert.equal(error.cause.code, make().code);
    const shown = inspect(error, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(error);
    assert.ok(!shown.includes(TOKEN));
  });
}

class VaultError extends Error {
  retry() {}
}
const harmless = {
  "an error of a class with methods": () => new VaultError("Closed"),
  "an error with plain members": () =>
    Object.assign(new Error("Closed"), { code: 7, details: { hints: ["later", null] } }),
  "an error with a cause": () => new Error("Closed", { cause: new TypeError("Sealed") }),
  "several errors": () => new AggregateError([new Error("Closed"), new Error("Sealed")]),
};
for (const [what, make] of Object.entries(harmless)) {
  test(`a function that fails with ${what}, without the token, makes the call fail with it as the cause`, async () => {
    const thrown = make();
    let asked = 0;
    const token = () => (asked++ === 0 ? TOKEN : Promise.reject(thrown));
    const { client } = scripted([answerError(401)], { token });
    assert.equal((await failureOf(operations.get(client))).cause, thrown);
  });
}

test("a function that fails once is asked again by the next call", async () => {
  let asked = 0;
  const { client } = scripted([good], { token: () => (asked++ === 0 ? Promise.reject(reason) : TOKEN) });
  await failureOf(operations.get(client));
  assert.deepEqual(await operations.get(client), tunnelRead());
});

const unusable = { "a line break": "a\nb", "a space": "a b", "no character": "", "no string": 42, nothing: undefined };
for (const [what, value] of Object.entries(unusable)) {
  test(`a function that gives ${what} makes the call fail, and nothing is sent`, async () => {
    const { client, requests } = scripted([good], { token: () => value });
    const error = await failureOf(operations.get(client));
    assert.ok(error instanceof api.ConfigurationError, String(error));
    assert.equal(requests.length, 0);
  });
}

test("in Node the token may come from IONOS_TOKEN", async () => {
  process.env.IONOS_TOKEN = "from-the-environment";
  try {
    const { client, requests } = scripted([good], { token: undefined });
    await operations.get(client);
    assert.equal(bearer(requests[0]), "Bearer from-the-environment");
  } finally {
    delete process.env.IONOS_TOKEN;
  }
});

test("a token among the options goes before IONOS_TOKEN", async () => {
  process.env.IONOS_TOKEN = "from-the-environment";
  try {
    const { client, requests } = scripted([good]);
    await operations.get(client);
    assert.equal(bearer(requests[0]), `Bearer ${TOKEN}`);
  } finally {
    delete process.env.IONOS_TOKEN;
  }
});
