/**
 * A process of its own, with `--expose-gc`: prints the sizes of the JavaScript heap and of the WebAssembly memory after
 * a few and after many calls of the client, as JSON. A custom `fetch` answers without a network.
 */

import { setImmediate } from "node:timers/promises";
import { TunnelClient } from "ionos-ipsec-tunnels";
import { wasmBytes } from "./instance.js";
import { gatewayId, goodTunnel, tunnelId, tunnelRead } from "./samples.js";

const read = JSON.stringify(tunnelRead);
const refusal = JSON.stringify({ httpStatus: 422, messages: [{ errorCode: "paas-1", message: "No." }] });
const answers = {
  GET: () => new Response(read),
  PUT: () => new Response(read, { status: 201 }),
  POST: () => new Response(refusal, { status: 422 }),
};

globalThis.fetch = async (_url, { method }) => answers[method]();
const client = new TunnelClient({ baseUrl: "https://api.example.com", token: "benchmark" });
const calls = [
  () => client.get(gatewayId, tunnelId),
  () => client.get(gatewayId, tunnelId, { signal: new AbortController().signal, timeoutMs: 0 }),
  () => client.ensure(gatewayId, tunnelId, goodTunnel),
  () => client.create(gatewayId, goodTunnel).catch(() => {}),
];

/** The heap after garbage collection, repeated while it frees memory: finalizers release objects for the next collection. */
async function heapBytes() {
  for (let before = Infinity; ; ) {
    for (let turn = 0; turn < 10; turn += 1) {
      globalThis.gc();
      await setImmediate();
    }
    const { heapUsed } = process.memoryUsage();
    if (heapUsed >= before) return before;
    before = heapUsed;
  }
}

const sizes = {};
let done = 0;
for (const count of [1000, 100_000]) {
  while (done < count) await calls[done++ % calls.length]();
  sizes[count] = { heap: await heapBytes(), wasm: wasmBytes() };
}
console.log(JSON.stringify(sizes));
