// A TypeScript project that has the packed package installed: made, compiled and removed again.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPacked } from "../support/packed.js";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Module resolutions, with the other compiler options that each needs. */
export const resolutions = {
  node16: { module: "node16", moduleResolution: "node16" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

/** The platform's types: a browser's, Node's alone, or neither. */
export const surroundings = {
  dom: { lib: ["es2022", "dom"], types: [] },
  node: { lib: ["es2022"], types: ["node"] },
  bare: { lib: ["es2022"], types: [] },
};

/** The files to compile for a resolution and platform types; together they use every entry of the package. */
export const consumersFor = (resolution, surrounding) => [
  "entries.ts",
  "peers.ts",
  "locales.ts",
  // They name the platform's types, such as URL.
  ...(surrounding === "bare" ? [] : ["story.ts", "slim.ts"]),
  `${surrounding}.ts`,
  // Bundlers read ES modules; `import x = require()` belongs to Node.
  ...(resolution === "bundler" ? [] : ["consumer.cts"]),
];

/**
 * Runs a command of the repository's development dependencies.
 *
 * @param {string} command - Name in node_modules/.bin.
 * @param {string[]} args - Its arguments.
 * @param {string} cwd - Where it runs.
 * @returns {Promise<{ code: number, output: string }>} Its exit code, and all that it wrote.
 */
export function run(command, args, cwd = root) {
  return new Promise((resolve, reject) => {
    const path = join(root, "node_modules", ".bin", command);
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
    execFile(path, args, { cwd, env, maxBuffer: 16 << 20 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: error ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}

/**
 * Compiles files in a project of their own, as strictly as TypeScript can, declarations of the package included. The
 * project is inside of the repository, so that it finds the repository's other packages.
 *
 * @param {Record<string, string>} files - Text of each file, by its name.
 * @param {object} compilerOptions - The options that the test varies.
 * @returns {Promise<{ code: number, output: string }>} The compiler's exit code, and all that it wrote.
 */
export async function compile(files, compilerOptions) {
  const directory = await mkdtemp(join(await installPacked(), "types-"));
  try {
    const config = {
      compilerOptions: {
        target: "es2022",
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
        typeRoots: [join(root, "node_modules", "@types")],
        ...compilerOptions,
      },
      files: Object.keys(files),
    };
    await writeFile(join(directory, "tsconfig.json"), JSON.stringify(config));
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
    return await run("tsc", ["--project", directory], directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
