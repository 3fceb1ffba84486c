/** Time of one validation, and memory after many. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { do_not_optimize, measure } from "mitata";
import { at, read } from "../xtask/steps.js";
import { manyTunnels, manyWithMistakes } from "./many.js";
import { checkAgreement } from "./peers/agreement.js";
import { peer as ajv } from "./peers/ajv.js";
import { peer as ours, withAdvice } from "./peers/package.js";
import { peer as valibot } from "./peers/valibot.js";
import { peer as zod } from "./peers/zod.js";
import { almostGoodTunnel, goodCidr, goodHost, goodTunnel, wrongTunnel } from "./samples.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 5;

/** @type {Record<string, import("./peers/peer.js").Peer>} */
const peers = { [PACKAGE]: ours, ajv, zod, valibot };

const TASKS = {
  "validate a good tunnel": (peer) => peer.tunnel(goodTunnel),
  "validate a tunnel with one field wrong": (peer) => peer.tunnel(almostGoodTunnel),
  "validate a tunnel with every field wrong": (peer) => peer.tunnel(wrongTunnel),
  "validate 1,000 good tunnels, JSON bytes": (peer) => peer.tunnelsJson(manyTunnels),
  "validate 1,000 tunnels, 100 with a mistake, JSON bytes": (peer) => peer.tunnelsJson(manyWithMistakes),
  "validate one CIDR": (peer) => peer.cidr(goodCidr),
  "validate one field": (peer) => peer.remoteHost(goodHost),
};

const ADVICE_TASKS = {
  "good tunnel, with advice": () => withAdvice.tunnel(goodTunnel),
  "tunnel with every field wrong, with advice": () => withAdvice.tunnel(wrongTunnel),
  "1,000 good tunnels, JSON bytes, with advice": () => withAdvice.tunnelsJson(manyTunnels),
};

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  checkAgreement(peers);
  const rows = [];
  for (const [measurement, task] of Object.entries(TASKS)) {
    rows.push({ measurement, unit: "time", values: await takeTurns(ROUNDS, peers, (peer) => time(() => task(peer))) });
  }
  for (const [measurement, task] of Object.entries(ADVICE_TASKS)) {
    rows.push({ measurement, unit: "time", values: await takeTurns(ROUNDS, { [PACKAGE]: task }, time) });
  }
  return [...rows, ...(await memory())];
}

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

/** Milliseconds for one run, the median of many. */
async function time(task) {
  const options = { gc, batch_samples: 256, min_cpu_time: 100e6 };
  const { p50 } = await measure(() => do_not_optimize(task()), options);
  return p50 / 1e6;
}

/** In a process of its own: memory that other measurements have taken would hide a leak. */
async function memory() {
  const sizes = JSON.parse(await read(process.execPath, [at("bench/memory.js")]));
  return Object.entries(sizes).map(([count, bytes]) => ({
    measurement: `WebAssembly memory after ${Number(count).toLocaleString("en")} validations, bytes`,
    unit: "bytes",
    values: { [PACKAGE]: bytes },
  }));
}
