/** Time of one validation, and memory after many. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { do_not_optimize, measure } from "mitata";
import { at, read } from "../xtask/steps.js";
import { manyTunnels, manyWithMistakes } from "./many.js";
import { almostGoodTunnel, goodCidr, goodHost, goodTunnel, wrongTunnel } from "./samples.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";
import { checkAgreement } from "./validators/agreement.js";
import { validator as ajv } from "./validators/ajv.js";
import { validator as ours, withAdvice } from "./validators/package.js";
import { validator as valibot } from "./validators/valibot.js";
import { validator as zod } from "./validators/zod.js";

const ROUNDS = 5;

/** @type {Record<string, import("./validators/validator.js").Validator>} */
const validators = { [PACKAGE]: ours, ajv, zod, valibot };

const TASKS = {
  "validate a good tunnel": (validator) => validator.tunnel(goodTunnel),
  "validate a tunnel with one field wrong": (validator) => validator.tunnel(almostGoodTunnel),
  "validate a tunnel with every field wrong": (validator) => validator.tunnel(wrongTunnel),
  "validate 1,000 good tunnels, JSON bytes": (validator) => validator.tunnelsJson(manyTunnels),
  "validate 1,000 tunnels, 100 with a mistake, JSON bytes": (validator) => validator.tunnelsJson(manyWithMistakes),
  "validate one CIDR": (validator) => validator.cidr(goodCidr),
  "validate one field": (validator) => validator.remoteHost(goodHost),
};

const ADVICE_TASKS = {
  "good tunnel, with advice": () => withAdvice.tunnel(goodTunnel),
  "tunnel with every field wrong, with advice": () => withAdvice.tunnel(wrongTunnel),
  "1,000 good tunnels, JSON bytes, with advice": () => withAdvice.tunnelsJson(manyTunnels),
};

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  checkAgreement(validators);
  const rows = [];
  for (const [measurement, task] of Object.entries(TASKS)) {
    rows.push({
      measurement,
      unit: "time",
      values: await takeTurns(ROUNDS, validators, (validator) => time(() => task(validator))),
    });
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

/** Measures memory in a process of its own, because memory that other measurements have allocated would hide a leak. */
async function memory() {
  const sizes = JSON.parse(await read(process.execPath, [at("bench/memory.js")]));
  return Object.entries(sizes).map(([count, bytes]) => ({
    measurement: `WebAssembly memory after ${Number(count).toLocaleString("en")} validations, bytes`,
    unit: "bytes",
    values: { [PACKAGE]: bytes },
  }));
}
