/** Time of one call: a tunnel read from the emulator, over HTTP on this machine; and memory after many. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { TunnelClient } from "ionos-ipsec-tunnels";
import ky from "ky";
import createClient from "openapi-fetch";
import { at, read } from "../xtask/steps.js";
import { gatewayId, goodTunnel, tunnelId } from "./samples.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 48;
const WARM_UP = 8;
const CALLS = 200;
const token = "benchmark";

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  const emulator = await startEmulator();
  try {
    const calls = makeCalls(emulator.url);
    await new TunnelClient({ baseUrl: emulator.url, token }).ensure(gatewayId, tunnelId, goodTunnel);
    for (const [name, call] of Object.entries(calls)) {
      const { id, properties } = await call();
      if (id !== tunnelId || properties.name !== goodTunnel.name) throw new Error(`${name} got something else.`);
    }
    const rows = [];
    for (const [what, atOnce] of [
      ["one call at a time", 1],
      ["50 calls at once", 50],
    ]) {
      const measure = (rounds) => takeTurns(rounds, calls, (call) => timePerCall(call, atOnce));
      await measure(WARM_UP);
      rows.push({
        measurement: `get a tunnel, ${what}`,
        unit: "time",
        values: await measure(ROUNDS),
        against: "fetch",
      });
    }
    return [...rows, ...(await memory())];
  } finally {
    await emulator.end();
  }
}

/** The same call with each client, as its documentation shows it. */
function makeCalls(url) {
  const headers = { Authorization: `Bearer ${token}` };
  const path = `ipsecgateways/${gatewayId}/tunnels/${tunnelId}`;
  const ours = new TunnelClient({ baseUrl: url, token });
  const openApi = createClient({ baseUrl: url, headers });
  const kyClient = ky.create({ prefixUrl: url, headers });
  return {
    [PACKAGE]: () => ours.get(gatewayId, tunnelId),
    "openapi-fetch": async () => {
      const params = { path: { gatewayId, tunnelId } };
      const { data } = await openApi.GET("/ipsecgateways/{gatewayId}/tunnels/{tunnelId}", { params });
      return data;
    },
    ky: () => kyClient.get(path).json(),
    fetch: async () => (await fetch(`${url}/${path}`, { headers })).json(),
  };
}

/** Milliseconds of one round, for each of its calls. */
async function timePerCall(call, atOnce) {
  const start = performance.now();
  for (let done = 0; done < CALLS; done += atOnce) {
    await (atOnce === 1 ? call() : Promise.all(Array.from({ length: atOnce }, call)));
  }
  return (performance.now() - start) / CALLS;
}

/** Measures memory in a process of its own, without what other clients leave behind. */
async function memory() {
  const sizes = JSON.parse(await read(process.execPath, ["--expose-gc", at("bench/client-memory.js")]));
  const row = (what, count, bytes) => ({
    measurement: `${what} after ${Number(count).toLocaleString("en")} calls, bytes`,
    unit: "bytes",
    values: { [PACKAGE]: bytes },
  });
  return [
    ...Object.entries(sizes).map(([count, { heap }]) => row("JavaScript heap", count, heap)),
    ...Object.entries(sizes).map(([count, { wasm }]) => row("WebAssembly memory", count, wasm)),
  ];
}

/** Runs the emulator in a process of its own, so that its work is not measured with the clients'. */
async function startEmulator() {
  const args = [at("www/emulator/cli.js"), "--port", "0", "--provision-ms", "0"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const kill = () => child.kill();
  process.once("exit", kill);
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([once(lines, "line"), closed.then(() => Promise.reject(new Error("No emulator.")))]);
  return {
    url,
    async end() {
      process.off("exit", kill);
      kill();
      await closed;
    },
  };
}
