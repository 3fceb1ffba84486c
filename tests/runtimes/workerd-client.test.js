// What is special to a client in workerd: the runtime refuses fields of requests that it does not know, and does not let a
// promise that one request has made settle for another request.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Miniflare } from "miniflare";
import { installPacked } from "../support/packed.js";
import { listen } from "../support/server.js";

/** A worker with one client for all requests. The token after a refusal comes over the network. */
const WORKER = `
  import { TunnelClient } from "./index.workerd.mjs";

  const id = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
  let client;

  export default {
    async fetch(request, { API, FIELD }) {
      if (FIELD === "refused") {
        const isRefused = (() => { try { new Request(API, { cache: "no-store" }); } catch { return true; } })();
        if (!isRefused) return Response.json({ error: "this runtime knows the field" });
      }
      let asked = 0;
      client ??= new TunnelClient({
        baseUrl: API,
        allowInsecureHttp: true,
        timeoutMs: 5000,
        token: async () => globalThis.refused?.has("stale") ? (await fetch(API + "/token")).text() : "stale",
        onEvent: ({ status }) => { if (status === 401) (globalThis.refused ??= new Set()).add("stale"); },
      });
      const tunnel = await client.get(id, id).catch(({ name, message }) => ({ error: name + ": " + message }));
      return Response.json(tunnel);
    },
  };`;

const tunnel = { id: "66a114c7-2ddd-5119-9ddf-5a789f5a5a44", metadata: {}, properties: {} };

/** An API that refuses stale tokens once two requests have brought them, and then hands out fresh ones. */
function respond(world, request, response) {
  if (request.url === "/token") {
    response.end("fresh");
  } else if (request.headers.authorization === "Bearer stale") {
    world.stale.push(response);
    if (world.stale.length < world.atOnce) return;
    for (const waiting of world.stale) waiting.writeHead(401).end("{}");
  } else {
    response.end(JSON.stringify(tunnel));
  }
}

describe("A client in workerd", { timeout: 120_000 }, () => {
  let files;
  before(async () => {
    const installed = join(await installPacked(), "node_modules", "ionos-ipsec-tunnels");
    const contents = (name) => readFile(join(installed, name));
    files = [
      { type: "ESModule", path: "main.mjs", contents: WORKER },
      { type: "ESModule", path: "index.workerd.mjs", contents: await contents("index.workerd.mjs") },
      { type: "CompiledWasm", path: "module.wasm", contents: await contents("module.wasm") },
    ];
  });

  const started = [];
  after(() => Promise.all(started.map((end) => end())));

  /** A worker with an API behind it. */
  async function start(atOnce, compatibilityDate, field = "known") {
    const world = { stale: [], atOnce };
    const server = await listen(createServer((request, response) => respond(world, request, response)));
    const bindings = { API: server.url, FIELD: field };
    const workerd = new Miniflare({ compatibilityDate, modules: files, bindings });
    started.push(async () => {
      await workerd.dispose();
      await server.close();
    });
    return async () => (await workerd.dispatchFetch("http://worker/")).json();
  }

  test("two requests that are refused with the same token do not wait for each other", async () => {
    const ask = await start(2, "2024-09-23");
    assert.deepEqual(await Promise.all([ask(), ask()]), [tunnel, tunnel]);
  });

  test("a runtime that refuses the field cache gets requests without it", async () => {
    const ask = await start(1, "2024-09-23", "refused");
    assert.deepEqual(await ask(), tunnel);
  });

  test("a runtime that knows the field cache gets requests with it", async () => {
    const ask = await start(1, "2025-01-01");
    assert.deepEqual(await ask(), tunnel);
  });
});
