// Strict consumers compile with every minor version of TypeScript since 5.0, declarations of the package included.

import assert from "node:assert/strict";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { once } from "../../xtask/steps.js";
import { consumersFor, resolutions, surroundings } from "../types/project.js";
import { matrixProject, run } from "./support.js";

const project = await matrixProject("typescript");
const { dependencies } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
const versions = Object.keys(dependencies).filter((name) => name.startsWith("typescript-"));

/** One run of a compiler compiles all of these, so that it reads the declarations once. */
const configurations = [];
const sources = new Set();
for (const [resolution, how] of Object.entries(resolutions)) {
  for (const [surrounding, where] of Object.entries(surroundings)) {
    const files = consumersFor(resolution, surrounding);
    for (const file of files) sources.add(file);
    const compilerOptions = {
      target: "es2022",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      // TypeScript's own libraries are not checked: they are not under test, and take the most time.
      skipDefaultLibCheck: true,
      noEmit: true,
      ...how,
      ...where,
    };
    const name = `tsconfig.${resolution}.${surrounding}.json`;
    await writeFile(join(project, name), JSON.stringify({ compilerOptions, files }));
    configurations.push(name);
  }
}
for (const file of sources) await copyFile(new URL(`../types/${file}`, import.meta.url), join(project, file));

const installed = join("node_modules", "ionos-ipsec-tunnels");
const published = (await readdir(join(project, installed))).filter((name) => /\.d\.[cm]ts$|^package\.json$/.test(name));
const read = [...sources, ...configurations, ...published.map((name) => join(installed, name))];
const files = read.map((file) => join(project, file));

describe("Consumers compile", { concurrency: 2 }, () => {
  for (const version of versions) {
    test(`with ${version}, in each resolution, with and without the DOM`, async () => {
      // All compilers together take minutes: one that has succeeded with the same files is not run again.
      await once(join(project, "node_modules", `.content-${version}`), { files }, async () => {
        const tsc = join("node_modules", version, "bin", "tsc");
        const output = await run(project, process.execPath, [tsc, "--build", "--force", ...configurations]);
        assert.equal(output, "");
      });
    });
  }
});
