/** How much a page may have to download for the package: printed beside others, and enforced by `npm test -- size`. */

import { Fault } from "../xtask/steps.js";
import { bytes, gzipBytes, whole } from "./bundles.js";
import { align, grouped } from "./table.js";

/**
 * In bytes of `gzip -9`, JavaScript and WebAssembly together. `goal` is the aim. `limit` is what the tests enforce until it
 * is reached: the size of today, a little rounded up. It is lowered whenever an entry gets smaller.
 */
const budgets = {
  "/validate": { files: whole.validate, goal: 48_000, limit: 71_700 },
  "/peers": { files: whole.peers, goal: 30_000, limit: 62_900 },
  "everything (the main entry)": { files: whole.entry, goal: 90_000, limit: 126_300 },
  "/slim and module.wasm": { files: whole.slim, goal: 90_000, limit: 124_900 },
  "/constants": { files: whole.constants, goal: 5_000, limit: 5_000 },
  "limits of /constants alone": { files: whole.limits, goal: 1_500, limit: 1_500 },
  "import of types alone": { files: whole.types, goal: 0, limit: 0 },
};

const others = {
  "ajv and ajv-formats": whole.ajv,
  "zod 4": whole.zod,
  valibot: whole.valibot,
  "openapi-fetch": whole["openapi-fetch"],
  cloudflare: whole.cloudflare,
};

/** Prints the table; fails where a limit is exceeded. */
export async function checkBudgets() {
  const lines = [["bundle", "bytes", "gzip -9", "goal", "limit"]];
  const excesses = [];
  for (const [name, { files, goal, limit }] of Object.entries(budgets)) {
    const sent = await files();
    const size = gzipBytes(sent);
    lines.push([name, grouped(bytes(sent)), grouped(size), grouped(goal), grouped(limit)]);
    if (size > limit) excesses.push(`${name}: ${grouped(size)} bytes are more than ${grouped(limit)}.`);
  }
  for (const [name, files] of Object.entries(others)) {
    const sent = await files();
    lines.push([name, grouped(bytes(sent)), grouped(gzipBytes(sent)), "–", "–"]);
  }
  console.log(align(lines));
  if (excesses.length > 0) throw new Fault(excesses.join("\n"));
}
