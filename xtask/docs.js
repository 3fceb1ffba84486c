/** `npm run docs`: the API reference that TypeDoc makes of the package's declarations, in `target/docs`. */

import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.js";
import { at, main, once, run, say } from "./steps.js";

/** Where TypeDoc finds the declarations; it names their pages by this path. */
const STAGE = at("target/reference");

/** Builds the package and its reference. Warnings, such as a broken link or an export without a text, are errors. */
export async function buildDocs() {
  await build();
  await setUpTypeDoc();
  say("Making the API reference");
  stageDeclarations();
  await run(at("docs/node_modules/.bin/typedoc"), [], { cwd: at("docs") });
}

/** TypeDoc needs the TypeScript compiler as a library, which TypeScript 7 does not offer. So `docs` has an older TypeScript. */
async function setUpTypeDoc() {
  const inputs = { files: ["docs/package.json", "docs/package-lock.json"], needs: ["docs/node_modules"] };
  await once("docs/node_modules/.set-up", inputs, async () => {
    say("Installing TypeDoc");
    await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: at("docs") });
  });
}

/** Each entry's declarations under the name by which the entry is imported. */
function stageDeclarations() {
  const { name, exports } = JSON.parse(readFileSync(at("pkg/package.json"), "utf8"));
  rmSync(STAGE, { recursive: true, force: true });
  for (const [entry, conditions] of Object.entries(exports)) {
    const types = conditions.import?.types;
    if (types) cpSync(at("pkg", types), join(STAGE, name, `${entry === "." ? "index" : entry}.d.mts`));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await buildDocs();
    process.stderr.write(`\nMade: ${at("target/docs/index.html")}\n`);
  });
}
