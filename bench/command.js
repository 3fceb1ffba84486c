/** The command from a cold start: `check` of one file beside a Node process that does nothing. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { at } from "../xtask/steps.js";
import { goodTunnel } from "./samples.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 21;
const NOTHING = "node -e 0";

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), "bench-command-"));
  try {
    const file = join(folder, "tunnel.json");
    await writeFile(file, JSON.stringify(goodTunnel, null, 2));
    const processes = { [NOTHING]: ["-e", "0"], [PACKAGE]: [at("pkg/cli/main.mjs"), "check", file] };
    const values = await takeTurns(ROUNDS, processes, timeOfProcess);
    const most = (1.5 * values[NOTHING] + 50).toFixed(0);
    return [{ measurement: `check of one file, from a cold start (at most ${most} ms)`, unit: "time", values }];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timeOfProcess(args) {
  const start = performance.now();
  await promisify(execFile)(process.execPath, args);
  return performance.now() - start;
}
