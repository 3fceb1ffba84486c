/** How much a page may have to download for the package: printed beside others, and enforced by `npm test -- size`. */

import { Fault } from "../xtask/steps.js";
import { bytes, gzipBytes, whole } from "./bundles.js";
import { align, grouped } from "./table.js";

/**
 * In bytes of `gzip -9`. `target` is the goal. `ratchet` is what the tests enforce until it is reached: the size of
 * today, a little rounded up. It is lowered whenever the package gets smaller.
 */
const budgets = {
  "/slim and module.wasm": { files: whole.slim, target: 40_000, ratchet: 71_100 },
  "default entry": { files: whole.entry, target: 54_000, ratchet: 71_400 },
  "import of types alone": { files: whole.types, target: 0, ratchet: 0 },
};

const peers = {
  "ajv and ajv-formats": whole.ajv,
  "zod 4": whole.zod,
  valibot: whole.valibot,
  "openapi-fetch": whole["openapi-fetch"],
  cloudflare: whole.cloudflare,
};

/** Prints the table; fails where a ratchet is exceeded. */
export async function checkBudgets() {
  const lines = [["bundle", "bytes", "gzip -9", "target", "ratchet"]];
  const excesses = [];
  for (const [name, { files, target, ratchet }] of Object.entries(budgets)) {
    const sent = await files();
    const size = gzipBytes(sent);
    lines.push([name, grouped(bytes(sent)), grouped(size), grouped(target), grouped(ratchet)]);
    if (size > ratchet) excesses.push(`${name}: ${grouped(size)} bytes are more than ${grouped(ratchet)}.`);
  }
  for (const [name, files] of Object.entries(peers)) {
    const sent = await files();
    lines.push([name, grouped(bytes(sent)), grouped(gzipBytes(sent)), "–", "–"]);
  }
  console.log(align(lines));
  if (excesses.length > 0) throw new Fault(excesses.join("\n"));
}
