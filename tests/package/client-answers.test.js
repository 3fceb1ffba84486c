// Answers that are errors, and answers that are not what the API promises.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answer,
  answerError,
  answerText,
  api,
  cutOff,
  failureOf,
  operations,
  page,
  scripted,
  TOKEN,
  TUNNEL,
  TUNNEL_URL,
  tunnelRead,
} from "../support/package.js";

const kinds = {
  400: "bad-request",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  415: "unsupported-media-type",
  422: "unprocessable",
  429: "rate-limited",
  500: "server-error",
  503: "unavailable",
  418: "unexpected",
};
for (const [status, kind] of Object.entries(kinds)) {
  test(`status ${status} is an ApiError of kind ${kind}`, async () => {
    const { client } = scripted([answerError(Number(status))], { retry: false });
    const error = await failureOf(operations.get(client));
    assert.ok(error instanceof api.ApiError, String(error));
    assert.deepEqual(
      [error.kind, error.status, error.method, error.url, error.attempts],
      [kind, Number(status), "GET", TUNNEL_URL, 1],
    );
  });
}

const messages = [{ errorCode: "first-1", message: "One." }, { message: "Two." }, { errorCode: "third-3" }];

test("an ApiError tells the messages of the body", async () => {
  const { client } = scripted([answer(422, { httpStatus: 422, messages })]);
  assert.deepEqual((await failureOf(operations.get(client))).messages, messages);
});

test("an ApiError's code is the first error code of the body", async () => {
  const { client } = scripted([answer(422, { messages: [{ message: "Nothing yet." }, ...messages] })]);
  assert.equal((await failureOf(operations.get(client))).code, "first-1");
});

test("an ApiError's message holds what the API says", async () => {
  const { client } = scripted([answer(422, { messages })]);
  assert.match((await failureOf(operations.get(client))).message, /422.*One\..*Two\./);
});

const bodies = {
  "no body": null,
  "no JSON": "<html><h1>Bad gateway</h1></html>",
  "a JSON text": '"no"',
  "a JSON null": "null",
  "messages of another shape": '{"messages":"no"}',
  "messages of other types": '{"messages":[1,null,{"errorCode":7,"message":{}}]}',
  "no messages": '{"httpStatus":403}',
  "an empty error code": '{"messages":[{"errorCode":""}]}',
};
for (const [what, text] of Object.entries(bodies)) {
  test(`an error status with ${what} is an ApiError whose code is the status`, async () => {
    const { client } = scripted([answerText(403, text)]);
    const error = await failureOf(operations.get(client));
    assert.ok(error instanceof api.ApiError, String(error));
    assert.deepEqual([error.code, error.kind], ["http-403", "forbidden"]);
  });
}

test("an ApiError tells the API's id for the request", async () => {
  const { client } = scripted([answerError(403, { "X-Request-Id": "req-7" })]);
  assert.equal((await failureOf(operations.get(client))).requestId, "req-7");
});

test("an ApiError has no requestId and no retryAfterMs where there is none", async () => {
  const { client } = scripted([answerError(403)]);
  const error = await failureOf(operations.get(client));
  assert.deepEqual([error.requestId, error.retryAfterMs], [undefined, undefined]);
});

test("an error status whose body breaks off is still an ApiError", async () => {
  const failing = () => new Response(cutOff().body, { status: 404 });
  const { client } = scripted([failing]);
  assert.equal((await failureOf(operations.get(client))).code, "http-404");
});

const strange = {
  "no body": [null, "response.empty"],
  "white space": [" \n", "response.empty"],
  HTML: ["<!doctype html><title>Sign in</title>", "response.not-json"],
  "half of a JSON text": ['{"id":', "response.not-json"],
  "a JSON text": ['"no"', "response.shape"],
  "a JSON null": ["null", "response.shape"],
  "an array": ["[]", "response.shape"],
  "an empty object": ["{}", "response.shape"],
  "an id that is no string": [JSON.stringify(tunnelRead({ id: 7 })), "response.shape"],
  "a page of tunnels": [JSON.stringify(page([tunnelRead()])), "response.shape"],
};
for (const name of ["create", "get", "ensure"]) {
  for (const [what, [text, code]] of Object.entries(strange)) {
    test(`${name} answered with ${what} is a ResponseError ${code}`, async () => {
      const { client } = scripted([answerText(201, text)]);
      const error = await failureOf(operations[name](client));
      assert.ok(error instanceof api.ResponseError, String(error));
      assert.deepEqual([error.code, error.status, error.attempts], [code, 201, 1]);
    });
  }
}

const strangeLists = {
  "no body": [null, "response.empty"],
  HTML: ["<html></html>", "response.not-json"],
  "an array": ["[]", "response.shape"],
  "a tunnel": [JSON.stringify(tunnelRead()), "response.shape"],
  "items that are no array": [JSON.stringify(page("none")), "response.shape"],
};
for (const [what, [text, code]] of Object.entries(strangeLists)) {
  test(`list answered with ${what} is a ResponseError ${code}`, async () => {
    const { client } = scripted([answerText(200, text)]);
    const error = await failureOf(operations.list(client));
    assert.ok(error instanceof api.ResponseError, String(error));
    assert.equal(error.code, code);
  });
}

// A tunnel that the API has accepted is returned, even if other members of the answer are not as its schema says.
const { lifetime } = tunnelRead().properties.ike;
const odd = {
  "no status": tunnelRead({ metadata: { status: undefined } }),
  "a status that is no string": tunnelRead({ metadata: { status: 1 } }),
  "a lifetime as text": {
    ...tunnelRead(),
    properties: { ...tunnelRead().properties, ike: { lifetime: `${lifetime}` } },
  },
  "an id alone": { id: TUNNEL, metadata: {}, properties: {} },
};
for (const name of ["create", "get", "ensure"]) {
  for (const [what, tunnel] of Object.entries(odd)) {
    test(`${name} answered with ${what} gives the tunnel as it came`, async () => {
      const { client } = scripted([answer(201, tunnel)]);
      const given = await operations[name](client);
      assert.deepEqual(name === "ensure" ? given.tunnel : given, JSON.parse(JSON.stringify(tunnel)));
    });
  }
}

for (const odd of [null, [], "none", 7]) {
  test(`a tunnel with ${JSON.stringify(odd)} for metadata, and without properties, has objects to look into`, async () => {
    const { client } = scripted([answer(201, { id: TUNNEL, metadata: odd })]);
    assert.deepEqual(await operations.create(client), { id: TUNNEL, metadata: {}, properties: {} });
  });
}

test("one odd item loses no other item of a list", async () => {
  const items = [tunnelRead(), { id: 7, metadata: {}, properties: {} }, tunnelRead({ metadata: { status: null } })];
  const { client } = scripted([answer(200, page(items))]);
  assert.deepEqual((await operations.list(client)).items, items);
});

test("a page whose offset and limit are odd has those that were asked for", async () => {
  const { client } = scripted([answer(200, page([], { offset: "7", limit: -1, _links: 5 }))]);
  const { offset, limit, _links } = await operations.list(client, { offset: 3, limit: 2 });
  assert.deepEqual({ offset, limit, _links }, { offset: 3, limit: 2, _links: {} });
});

test("a ResponseError tells the beginning of the body, without secrets", async () => {
  const text = `<html>${TOKEN} ${"x".repeat(3000)}`;
  const { client } = scripted([answerText(200, text)]);
  const { body } = await failureOf(operations.get(client));
  assert.deepEqual([body.length, body.slice(0, 20)], [2000, "<html>[redacted] xxx"]);
});

test("a ResponseError tells the id of what the API may have made", async () => {
  const { client } = scripted([answer(201, page([], { id: TUNNEL }))]);
  assert.equal((await failureOf(operations.create(client))).id, TUNNEL);
});

for (const [what, around] of Object.entries({
  "a list": [tunnelRead()],
  "a member of its own": { data: tunnelRead() },
})) {
  test(`a ResponseError tells the id of a tunnel that has ${what} around it`, async () => {
    const { client } = scripted([answer(201, around)]);
    const { code, id } = await failureOf(operations.create(client));
    assert.deepEqual([code, id], ["response.shape", TUNNEL]);
  });
}

for (const [status, code] of [
  [202, "response.empty"],
  [303, "response.redirect"],
]) {
  test(`a ResponseError tells the id that the header Location names, where status ${status} has no body`, async () => {
    const { client } = scripted([answerText(status, null, { Location: TUNNEL_URL })]);
    const error = await failureOf(operations.create(client));
    assert.deepEqual([error.code, error.id], [code, TUNNEL]);
  });
}

test("a byte order mark is no part of an answer, also where a stand-in for Response leaves it in its text", async () => {
  const text = `\uFEFF${JSON.stringify(tunnelRead())}`;
  const standIn = () => ({ status: 200, headers: new Headers(), text: async () => text });
  for (const respond of [standIn, answerText(200, text)]) {
    assert.deepEqual(await operations.get(scripted([respond]).client), tunnelRead());
  }
});

test("status 304 is a ResponseError response.status", async () => {
  const { client } = scripted([answerText(304)]);
  const error = await failureOf(operations.get(client));
  assert.deepEqual([error.constructor, error.code, error.status], [api.ResponseError, "response.status", 304]);
});

test("Response.error() is a ConnectionError", async () => {
  const { client } = scripted([() => Response.error()], { retry: false });
  assert.equal((await failureOf(operations.get(client))).constructor, api.ConnectionError);
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`status ${status} is a ResponseError response.redirect`, async () => {
    const { client, requests } = scripted([answerText(status, null, { Location: "https://elsewhere.example" })]);
    const error = await failureOf(operations.get(client));
    assert.ok(error instanceof api.ResponseError, String(error));
    assert.deepEqual([error.code, error.status, requests.length], ["response.redirect", status, 1]);
  });
}

test("a body that breaks off is a ResponseError response.truncated with the platform's error as its cause", async () => {
  const { client } = scripted([cutOff], { retry: false });
  const error = await failureOf(operations.get(client));
  assert.ok(error instanceof api.ResponseError, String(error));
  assert.deepEqual([error.code, error.status, error.cause?.message], ["response.truncated", 200, "terminated"]);
});

test("an accepted tunnel is not lost where the answer breaks off: the error has its beginning and the id", async () => {
  const beginning = `{"id":"${TUNNEL}","metadata":{"sta`;
  const broken = () => {
    const parts = [new TextEncoder().encode(beginning)];
    const pull = (controller) => {
      if (parts.length > 0) controller.enqueue(parts.pop());
      else controller.error(new TypeError("terminated"));
    };
    return new Response(new ReadableStream({ pull }), { status: 201 });
  };
  const { client, requests } = scripted([broken]);
  const { code, id, body } = await failureOf(operations.create(client));
  assert.deepEqual([code, id, body, requests.length], ["response.truncated", TUNNEL, beginning, 1]);
});

test("a body that breaks off before it has begun leaves no text in the error", async () => {
  const start = (controller) => controller.error(new TypeError("terminated"));
  const { client } = scripted([() => new Response(new ReadableStream({ start }), { status: 201 })]);
  const error = await failureOf(operations.create(client));
  assert.deepEqual([error.code, "body" in error, "id" in error], ["response.truncated", false, false]);
});

test("a body without end is a ResponseError response.too-large", async () => {
  const blank = new Uint8Array(1 << 20).fill(0x20);
  const endless = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(blank) }));
  const { client, requests } = scripted([endless]);
  const error = await failureOf(operations.list(client));
  assert.ok(error instanceof api.ResponseError, String(error));
  assert.deepEqual([error.code, requests.length], ["response.too-large", 1]);
});

test("a list of a thousand tunnels is not too large", async () => {
  const items = Array.from({ length: 1000 }, () => tunnelRead());
  const { client } = scripted([answer(200, page(items))]);
  assert.equal((await operations.list(client)).items.length, 1000);
});

test("characters that are split between chunks arrive whole", async () => {
  const expected = tunnelRead({ properties: { ...tunnelRead().properties, name: "Büro 東京 🚇" } });
  const bytes = new TextEncoder().encode(JSON.stringify(expected));
  const bitwise = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      }),
    );
  const { client } = scripted([bitwise]);
  assert.deepEqual(await operations.get(client), expected);
});

const nothing = {
  undefined: undefined,
  null: null,
  "a string": "200 OK",
  "an empty object": {},
  "what has no body that could be read": { status: 200, headers: new Headers() },
};
for (const [what, value] of Object.entries(nothing)) {
  test(`a fetch that resolves with ${what} is a ConnectionError`, async () => {
    const { client } = scripted([() => value], { retry: false });
    const error = await failureOf(operations.get(client));
    assert.ok(error instanceof api.ConnectionError, String(error));
  });
}

const readBefore = {
  "was read": (response) => response.text(),
  "is being read": (response) => response.body.getReader(),
};
for (const [what, use] of Object.entries(readBefore)) {
  test(`a fetch that resolves with a Response whose body ${what} is not tried again, and is told so`, async () => {
    const spoilt = async () => {
      const response = answer(200, tunnelRead())();
      await use(response);
      return response;
    };
    const { client, requests } = scripted([spoilt]);
    const error = await failureOf(operations.get(client));
    assert.deepEqual([error.constructor, requests.length], [api.ConnectionError, 1]);
    assert.match(error.message, /whose body was read before/);
  });
}

const thrown = { "an error": new TypeError("fetch failed"), "a string": "failed", undefined: undefined };
for (const [what, cause] of Object.entries(thrown)) {
  test(`a fetch that rejects with ${what} is a ConnectionError with that as its cause`, async () => {
    const { client } = scripted([() => Promise.reject(cause)], { retry: false });
    const error = await failureOf(operations.get(client));
    assert.deepEqual([error.constructor, error.code, error.cause], [api.ConnectionError, "connection.failed", cause]);
  });
}

test("an error whose cause is a value that JSON lacks can be written as JSON all the same", async () => {
  for (const cause of [5n, Symbol("failed")]) {
    const { client } = scripted([() => Promise.reject(cause)], { retry: false });
    const error = await failureOf(operations.get(client));
    assert.equal(JSON.parse(JSON.stringify(error)).code, "connection.failed");
    assert.equal(error.cause, cause);
  }
});

test("a fetch that throws at once is a ConnectionError", async () => {
  const cause = new Error("not now");
  const fetch = () => {
    throw cause;
  };
  const { client } = scripted([], { fetch, retry: false });
  const error = await failureOf(operations.get(client));
  assert.deepEqual([error.constructor, error.cause], [api.ConnectionError, cause]);
});
