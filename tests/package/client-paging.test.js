// Loops over all tunnels of a gateway: the pages that they ask for, and when they end.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  answer,
  answerError,
  api,
  BASE_URL,
  failureOf,
  GATEWAY,
  page,
  scripted,
  settle,
  silent,
  stalled,
  TUNNELS_URL,
  tunnelRead,
  until,
} from "../support/package.js";

const ids = Array.from({ length: 20 }, () => api.newTunnelId());
const tunnels = ids.map((id) => tunnelRead({ id }));

/** A page of `tunnels` from an offset, with a link to a next one if told. */
const from = (offset, count, next) =>
  answer(200, page(tunnels.slice(offset, offset + count), { offset, limit: count, _links: next ? { next } : {} }));

const idsOf = async (iterator) => {
  const found = [];
  for await (const { id } of iterator) found.push(id);
  return found;
};
const queries = (requests) => requests.map(({ url }) => url.replace(TUNNELS_URL, ""));

/** A server that gives `tunnels`, at most `cap` on a page. */
const server = (cap) => (request) => {
  const query = new URL(request.url).searchParams;
  const offset = Number(query.get("offset") ?? 0);
  const count = Math.min(Number(query.get("limit") ?? 100), cap);
  return from(offset, count, offset + count < tunnels.length && `/somewhere?offset=${offset + count}`)();
};

test("every tunnel comes once and in order", async () => {
  const { client } = scripted([server(100)]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY, { pageSize: 7 })), ids);
});

test("each page is asked for by its offset and the page size", async () => {
  const { client, requests } = scripted([server(100)]);
  await idsOf(client.iterate(GATEWAY, { pageSize: 7 }));
  assert.deepEqual(queries(requests), ["?offset=0&limit=7", "?offset=7&limit=7", "?offset=14&limit=7"]);
});

test("a server that gives less than was asked for loses no tunnel", async () => {
  const { client } = scripted([server(3)]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY, { pageSize: 7 })), ids);
});

test("a page size is not needed", async () => {
  const { client } = scripted([server(6)]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY)), ids);
});

test("an empty page in the middle does not end the loop", async () => {
  const next = `${TUNNELS_URL}?next`;
  const empty = answer(200, page([], { offset: 2, limit: 2, _links: { next } }));
  const { client } = scripted([from(0, 2, next), empty, from(4, 2)]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY, { pageSize: 2 })), [...ids.slice(0, 2), ...ids.slice(4, 6)]);
});

test("a full last page without a next one ends the loop", async () => {
  const { client, requests } = scripted([from(0, 2)]);
  await idsOf(client.iterate(GATEWAY, { pageSize: 2 }));
  assert.equal(requests.length, 1);
});

test("a gateway without tunnels gives none", async () => {
  const { client } = scripted([answer(200, page([]))]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY)), []);
});

test("a link of null is no next page", async () => {
  const { client, requests } = scripted([answer(200, page(tunnels.slice(0, 1), { _links: { next: null } }))]);
  await idsOf(client.iterate(GATEWAY));
  assert.equal(requests.length, 1);
});

test("a blank link is no next page", async () => {
  const { client, requests } = scripted([answer(200, page(tunnels.slice(0, 1), { _links: { prev: "", next: "" } }))]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY)), ids.slice(0, 1));
  assert.equal(requests.length, 1);
});

for (const odd of [null, { type: "ipsectunnel" }, { ...tunnels[1], id: 7 }]) {
  test(`a page that holds ${JSON.stringify(odd)?.slice(0, 24)} alone loses none of the tunnels behind it`, async () => {
    const all = [tunnels[0], odd, tunnels[2]];
    const { client } = scripted(
      all.map((item, offset) =>
        answer(200, page([item], { offset, limit: 1, _links: offset < 2 ? { next: "/next" } : {} })),
      ),
    );
    const found = await idsOf(client.iterate(GATEWAY, { pageSize: 1 }));
    assert.deepEqual([found[0], found.at(-1)], [ids[0], ids[2]]);
  });
}

test("a link to another origin is not followed", async () => {
  const { client, requests } = scripted([from(0, 2, "https://evil.example/tunnels?offset=2"), from(2, 2)]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY, { pageSize: 2 })), ids.slice(0, 4));
  assert.deepEqual(
    requests.map(({ url }) => new URL(url).origin),
    [new URL(BASE_URL).origin, new URL(BASE_URL).origin],
  );
});

test("a tunnel that slips onto the next page comes once", async () => {
  const overlapping = answer(200, page(tunnels.slice(1, 3), { offset: 2, limit: 2 }));
  const { client } = scripted([from(0, 2, "/next"), overlapping]);
  assert.deepEqual(await idsOf(client.iterate(GATEWAY, { pageSize: 2 })), ids.slice(0, 3));
});

const stuck = {
  "gives the same page again": [from(0, 2, "/next"), from(0, 2, "/next")],
  "gives the same tunnels under another offset": [
    from(0, 2, "/next"),
    answer(200, page(tunnels.slice(0, 2), { offset: 2, limit: 2, _links: { next: "/next" } })),
  ],
  "gives things without ids, page after page": [
    ({ url }) =>
      answer(200, page([{}], { offset: Number(new URL(url).searchParams.get("offset")), _links: { next: "/" } }))(),
  ],
  "gives empty pages without end": [
    ({ url }) =>
      answer(200, page([], { offset: Number(new URL(url).searchParams.get("offset")), _links: { next: "/" } }))(),
  ],
  "gives empty pages that do not advance": [answer(200, page([], { offset: 0, limit: 0, _links: { next: "/next" } }))],
};
for (const [what, answers] of Object.entries(stuck)) {
  test(`a server that ${what} is a ResponseError paging.not-advancing`, async () => {
    const { client } = scripted(answers);
    const error = await failureOf(idsOf(client.iterate(GATEWAY, { pageSize: 2 })));
    assert.ok(error instanceof api.ResponseError, String(error));
    assert.deepEqual([error.code, error.method, error.status], ["paging.not-advancing", "GET", 200]);
  });
}

test("nothing is asked for before the loop begins", async () => {
  const { client, requests } = scripted([server(100)]);
  client.iterate(GATEWAY);
  assert.equal(requests.length, 0);
});

test("the next page is asked for only when it is needed", async () => {
  const { client, requests } = scripted([server(2)]);
  const iterator = client.iterate(GATEWAY);
  await iterator.next();
  await iterator.next();
  assert.equal(requests.length, 1);
  await iterator.next();
  assert.equal(requests.length, 2);
});

test("leaving the loop asks for no more", async () => {
  const { client, requests } = scripted([server(2)]);
  for await (const { id } of client.iterate(GATEWAY)) if (id === ids[2]) break;
  assert.equal(requests.length, 2);
});

const over = { value: undefined, done: true };

/** An iterator whose `next` waits for a page that an API does not send. */
async function waiting(respond, options) {
  const { client, requests } = scripted([respond], { timeoutMs: 0 });
  const iterator = client.iterate(GATEWAY, options);
  const next = iterator.next();
  await until(() => requests.length > 0);
  await settle();
  return { iterator, next, requests };
}

const unanswered = { "an answer": silent, "a fetch that does not listen": () => new Promise(() => {}) };
for (const [what, respond] of Object.entries(unanswered)) {
  test(`return ends an iterator that waits for ${what}, and the next that was called before`, async () => {
    const { iterator, next } = await waiting(respond);
    assert.deepEqual(await Promise.all([iterator.return(), next]), [over, over]);
    assert.deepEqual(await iterator.next(), over);
  });
}

test("return gives up the request under way", async () => {
  const { iterator, requests } = await waiting(silent);
  await iterator.return();
  assert.equal(requests[0].signal.aborted, true);
});

test("return gives up a body that is on its way", async () => {
  const body = stalled();
  const { iterator } = await waiting(body);
  await iterator.return();
  await body.cancelled;
});

test("return ends every next that was called before", async () => {
  const { iterator, next } = await waiting(silent);
  const later = iterator.next();
  await iterator.return();
  assert.deepEqual(await Promise.all([next, later]), [over, over]);
});

test("return ends a pause between attempts", async () => {
  const { client, events } = scripted([answerError(503)], { retry: { baseDelayMs: 3_600_000 } });
  const iterator = client.iterate(GATEWAY);
  const next = iterator.next();
  await until(() => events.some(({ type }) => type === "retry"));
  assert.deepEqual(await Promise.all([iterator.return(), next]), [over, over]);
});

test("return leaves the caller's signal alone, and no listener on it", async () => {
  const { signal } = new AbortController();
  const { iterator } = await waiting(silent, { signal });
  await iterator.return();
  assert.equal(signal.aborted, false);
  assert.equal(getEventListeners(signal, "abort").length, 0);
});

for (const [which, links] of Object.entries({ "the last page": {}, "a page before others": { next: "/x" } })) {
  test(`an abort in the middle of ${which} ends the loop at its next step`, async () => {
    const controller = new AbortController();
    const { client, requests, events } = scripted([
      answer(200, page([tunnelRead({ id: "a" }), tunnelRead({ id: "b" })], { _links: links })),
    ]);
    const found = [];
    const loop = async () => {
      for await (const { id } of client.iterate(GATEWAY, { signal: controller.signal })) {
        found.push(id);
        controller.abort("enough");
      }
    };
    assert.equal(await failureOf(loop()), "enough");
    assert.deepEqual([found, requests.length], [["a"], 1]);
    await until(() => events.some(({ type }) => type === "end"));
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });
}

test("return gives back its value", async () => {
  const { iterator } = await waiting(silent);
  assert.deepEqual(await iterator.return(7), { value: 7, done: true });
});

test("throw rejects with its error and gives up the request under way", async () => {
  const { iterator, next, requests } = await waiting(silent);
  const error = new Error("enough");
  assert.equal(await failureOf(iterator.throw(error)), error);
  assert.deepEqual([await next, requests[0].signal.aborted], [over, true]);
});

test("what fails on the way comes out of the loop, after the tunnels before it", async () => {
  const { client } = scripted([from(0, 2, "/next"), answerError(403)]);
  const iterator = client.iterate(GATEWAY, { pageSize: 2 });
  assert.deepEqual([(await iterator.next()).value.id, (await iterator.next()).value.id], ids.slice(0, 2));
  assert.equal((await failureOf(iterator.next())).kind, "forbidden");
  assert.deepEqual(await iterator.next(), { value: undefined, done: true });
});

test("an id that is none comes out of the loop, not out of the call", async () => {
  const { client, requests } = scripted([server(100)]);
  const iterator = client.iterate("gateway");
  const error = await failureOf(iterator.next());
  assert.ok(error instanceof api.ValidationError, String(error));
  assert.equal(requests.length, 0);
});

test("two loops over one client do not disturb each other", async () => {
  const { client } = scripted([server(3)]);
  assert.deepEqual(await Promise.all([idsOf(client.iterate(GATEWAY)), idsOf(client.iterate(GATEWAY))]), [ids, ids]);
});

const wrongSizes = [0, 1001, 1.5, Number.NaN, "10", true];
for (const size of wrongSizes) {
  test(`a page size of ${inspect(size)} is refused, and nothing is sent`, async () => {
    const { client, requests } = scripted([server(100)]);
    const error = await failureOf(idsOf(client.iterate(GATEWAY, { pageSize: size })));
    assert.ok(error instanceof api.TunnelError, String(error));
    assert.equal(requests.length, 0);
  });
}
