/** How much a page may have to download for the package: printed beside others, and enforced by `npm test -- size`. */

import { Fault } from "../xtask/steps.js";
import { bytes, gzipBytes, whole } from "./bundles.js";
import { align, grouped } from "./table.js";

/** In bytes of `gzip -9`, JavaScript and WebAssembly together. They guard against accidents. */
const budgets = {
  "/validate": { files: whole.validate, budget: 48_000 },
  "/peers": { files: whole.peers, budget: 56_000 },
  "everything (the main entry)": { files: whole.entry, budget: 90_000 },
  "/slim and module.wasm": { files: whole.slim, budget: 90_000 },
  "/constants": { files: whole.constants, budget: 5_000 },
  "limits of /constants alone": { files: whole.limits, budget: 1_500 },
  "import of types alone": { files: whole.types, budget: 0 },
};

const peers = {
  "ajv and ajv-formats": whole.ajv,
  "zod 4": whole.zod,
  valibot: whole.valibot,
  "openapi-fetch": whole["openapi-fetch"],
  cloudflare: whole.cloudflare,
};

/** Prints the table; fails where a budget is exceeded. */
export async function checkBudgets() {
  const lines = [["bundle", "bytes", "gzip -9", "budget"]];
  const excesses = [];
  for (const [name, { files, budget }] of Object.entries(budgets)) {
    const sent = await files();
    const size = gzipBytes(sent);
    lines.push([name, grouped(bytes(sent)), grouped(size), grouped(budget)]);
    if (size > budget) excesses.push(`${name}: ${grouped(size)} bytes are more than ${grouped(budget)}.`);
  }
  for (const [name, files] of Object.entries(peers)) {
    const sent = await files();
    lines.push([name, grouped(bytes(sent)), grouped(gzipBytes(sent)), "–"]);
  }
  console.log(align(lines));
  if (excesses.length > 0) throw new Fault(excesses.join("\n"));
}
