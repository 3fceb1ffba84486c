// WebAssembly memory: which texts stay in it, and how large it becomes.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  definition,
  disconnected,
  GATEWAY,
  PSK,
  publishedRequest,
  requireInstalled,
  scripted,
  tunnelRead,
} from "../support/package.js";

const CALLS = 10_000;

/** A second copy of the package, with access to the memory of its instance. */
function loadWithMemory() {
  const path = requireInstalled.resolve("ionos-ipsec-tunnels");
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = class extends Instance {
    constructor(module, imports) {
      super(module, imports);
      memory = Object.values(this.exports).find((value) => value instanceof WebAssembly.Memory);
    }
  };
  const loaded = requireInstalled.cache[path];
  delete requireInstalled.cache[path];
  const api = requireInstalled("ionos-ipsec-tunnels");
  api.isUuid(""); // the first call makes the instance
  WebAssembly.Instance = Instance;
  requireInstalled.cache[path] = loaded;
  return { api, memory };
}

const holds = (memory, text) => Buffer.from(memory.buffer).includes(text);

/** A client of that package whose API answers from a script. */
const scriptedWith = (api, answers) => scripted(answers, {}, api).client;

const accept = () => new Response(JSON.stringify(tunnelRead()), { status: 201 });
const echo = async (request) =>
  new Response(JSON.stringify({ messages: [{ message: await request.text() }] }), { status: 422 });

test("memory is searched where it would hold a key", async () => {
  const { api, memory } = loadWithMemory();
  let isHeld;
  const look = () => {
    isHeld = holds(memory, PSK);
    return accept();
  };
  await scriptedWith(api, [look]).create(GATEWAY, definition());
  assert.ok(isHeld, "a call that is under way knows the key that no error may repeat");
});

test("no key stays in memory after validation", () => {
  const { api, memory } = loadWithMemory();
  const json = JSON.stringify(definition());
  api.validateTunnel(definition());
  api.validateTunnel(definition({ name: 7, description: "é".repeat(3000) }));
  api.validateTunnelJson(json);
  api.validateTunnelJson(json.replace(PSK, `\\u0070${PSK.slice(1)}`));
  api.validateTunnelJson(`${json.slice(0, -1)},`);
  api.validateTunnelsJson(`[${json},${json}]`);
  api.validateField("auth.psk.key", PSK);
  api.checkTunnels([definition(), definition()]);
  assert.equal(holds(memory, PSK.slice(1)), false);
});

test("no key stays in memory after calls that succeed and calls that fail", async () => {
  const { api, memory } = loadWithMemory();
  for (const answer of [accept, echo, disconnected]) {
    const client = scriptedWith(api, [answer]);
    await client.create(GATEWAY, definition()).catch(() => {});
    await client.create("no gateway", definition()).catch(() => {});
  }
  assert.equal(holds(memory, PSK), false);
});

test("no generated key stays in memory", () => {
  const { api, memory } = loadWithMemory();
  assert.equal(holds(memory, api.generatePsk()), false);
});

test(`${CALLS} calls leave memory as large as after the first hundred`, async () => {
  const { api, memory } = loadWithMemory();
  const client = scriptedWith(api, [accept, echo, disconnected]);
  const call = () => client.create(GATEWAY, JSON.parse(publishedRequest).properties);
  for (let count = 0; count < 100; count += 1) await call().catch(() => {});
  const before = memory.buffer.byteLength;
  for (let count = 0; count < CALLS; count += 1) await call().catch(() => {});
  assert.equal(memory.buffer.byteLength, before);
});

test("clients and walks that nobody ends leave memory as it was, also without FinalizationRegistry", async () => {
  const registry = globalThis.FinalizationRegistry;
  globalThis.FinalizationRegistry = undefined;
  try {
    const { api, memory } = loadWithMemory();
    const page = { items: [tunnelRead()], _links: { next: "/next" } };
    const abandon = () => {
      const client = scriptedWith(api, [() => new Response(JSON.stringify(page))]);
      return client.iterate(GATEWAY).next();
    };
    for (let count = 0; count < 100; count += 1) await abandon();
    const before = memory.buffer.byteLength;
    for (let count = 0; count < CALLS; count += 1) await abandon();
    assert.equal(memory.buffer.byteLength, before);
  } finally {
    globalThis.FinalizationRegistry = registry;
  }
});
