/** The limits for what a page downloads, which `npm test -- size` enforces and prints beside the sizes of other libraries. */

import { readFileSync } from "node:fs";
import { at, Fault } from "../xtask/steps.js";
import { bytes, gzipBytes, whole } from "./bundles.js";
import { align, grouped } from "./table.js";

/**
 * In bytes of `gzip -9`, JavaScript and WebAssembly together. `goal` is the aim. `limit` is what the tests enforce until the
 * goal is reached: the present size, rounded up a little. It is lowered whenever an entry gets smaller; a commit that
 * raises it says what the bytes are for. `told` is the name of the import in the README's table of sizes.
 */
const budgets = {
  "/validate": { files: whole.validate, goal: 48_000, limit: 69_600, told: "ionos-ipsec-tunnels/validate" },
  "/peers": { files: whole.peers, goal: 30_000, limit: 61_450, told: "ionos-ipsec-tunnels/peers" },
  "everything (the main entry)": { files: whole.entry, goal: 90_000, limit: 125_500, told: "ionos-ipsec-tunnels" },
  "/slim and module.wasm": { files: whole.slim, goal: 90_000, limit: 124_700, told: "ionos-ipsec-tunnels/slim" },
  "/constants": { files: whole.constants, goal: 5_000, limit: 5_000, told: "ionos-ipsec-tunnels/constants" },
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

/** The size of each import in kilobytes, as in the table of the package's README. */
function toldSizes() {
  const readme = readFileSync(at("pkg-templates/README.md"), "utf8");
  return new Map([...readme.matchAll(/^\| `([^`]+)` .*\| (\d+) +\|$/gm)].map(([, told, size]) => [told, Number(size)]));
}

/** Prints the table; fails if a limit is exceeded, or the README has another size. */
export async function checkBudgets() {
  const lines = [["bundle", "bytes", "gzip -9", "goal", "limit"]];
  const faults = [];
  const sizes = toldSizes();
  for (const [name, { files, goal, limit, told }] of Object.entries(budgets)) {
    const sent = await files();
    const size = gzipBytes(sent);
    lines.push([name, grouped(bytes(sent)), grouped(size), grouped(goal), grouped(limit)]);
    if (size > limit) faults.push(`${name}: ${grouped(size)} bytes are more than ${grouped(limit)}.`);
    if (told && sizes.get(told) !== Math.round(size / 1000)) {
      faults.push(`pkg-templates/README.md tells ${sizes.get(told)} KB of ${told}: it is ${Math.round(size / 1000)}.`);
    }
  }
  for (const [name, files] of Object.entries(others)) {
    const sent = await files();
    lines.push([name, grouped(bytes(sent)), grouped(gzipBytes(sent)), "–", "–"]);
  }
  console.log(align(lines));
  if (faults.length > 0) throw new Fault(faults.join("\n"));
}
