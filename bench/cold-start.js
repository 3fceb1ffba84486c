/** Time from the start of a process to its first validation, over a process that does nothing. */

import { at, read } from "../xtask/steps.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 21;
const EMPTY = "empty";

const processes = {
  [EMPTY]: [],
  [PACKAGE]: ["./peers/package.js"],
  ajv: ["./peers/ajv.js"],
  zod: ["./peers/zod.js"],
  valibot: ["./peers/valibot.js"],
};

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  const { [EMPTY]: empty, ...loaded } = await takeTurns(ROUNDS, processes, async (args) =>
    Number(await read(process.execPath, [at("bench/first-validation.js"), ...args])),
  );
  const values = Object.fromEntries(Object.entries(loaded).map(([name, ms]) => [name, ms - empty]));
  return [{ measurement: `first validation, over an empty process (${empty.toFixed(0)} ms)`, unit: "time", values }];
}
