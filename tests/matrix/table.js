/**
 * The table in the package's README of where the package was tested, and what it needs there. Versions are those that the
 * projects of the matrix have installed, and for frameworks those of the last run of the part `frameworks`.
 *
 * `node tests/matrix/table.js` writes it into the README.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { frameworks } from "../frameworks/frameworks.js";

const README = new URL("../../pkg-templates/README.md", import.meta.url);
const FIRST_LINE = "| Where | Proved with | What it needs |";

const readJson = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

/** The versions of packages that a project has installed. */
export function versionsIn(project, packages) {
  const { dependencies, devDependencies } = readJson(`${project}/package.json`);
  const all = { ...dependencies, ...devDependencies };
  return Object.fromEntries(packages.map((name) => [name, all[name].replace(/^(npm:.*@|\^)/, "")]));
}

/** "1.2" for one package, "kit 1.2, adapter 3.4" for several; several versions of Node are listed without names. */
function inWords(versions) {
  const isPlain = Object.keys(versions).every((name) => name.startsWith("node-")) || Object.keys(versions).length === 1;
  return Object.entries(versions)
    .map(([name, version]) => (isPlain ? version : `${name} ${version}`))
    .join(", ");
}

const NOTHING = "nothing";
const SLIM = "nothing; `/slim`: see below";

/** What the parts `matrix` and `runtimes` test: the project, and the packages in it whose versions are shown. */
const members = [
  {
    name: "Node",
    project: "projects/runtimes",
    packages: ["node-20.0", "node-22", "node-24", "node-26"],
    needs: NOTHING,
  },
  { name: "Deno", project: "projects/runtimes", packages: ["@deno/linux-x64-glibc"], needs: NOTHING },
  { name: "Bun", project: "projects/runtimes", packages: ["@oven/bun-linux-x64"], needs: NOTHING },
  { name: "Cloudflare Workers (workerd, by miniflare)", project: "../..", packages: ["miniflare"], needs: NOTHING },
  { name: "Vite", project: "projects/vite", packages: ["vite"], needs: SLIM },
  { name: "webpack", project: "projects/webpack", packages: ["webpack"], needs: SLIM },
  { name: "Rspack", project: "projects/rspack", packages: ["@rspack/core"], needs: SLIM },
  {
    name: "Rollup",
    project: "projects/rollup",
    packages: ["rollup"],
    needs: "`@rollup/plugin-node-resolve`, as for any package",
  },
  { name: "esbuild", project: "projects/esbuild", packages: ["esbuild"], needs: SLIM },
  { name: "Parcel", project: "projects/parcel", packages: ["parcel"], needs: SLIM },
  { name: "Next.js with Turbopack", project: "projects/next", packages: ["next"], needs: SLIM },
  {
    name: "ncc, `bun build`, esbuild and Rollup for Node",
    project: "projects/node-bundles",
    packages: ["@vercel/ncc", "@oven/bun-linux-x64", "esbuild", "rollup"],
    needs: "nothing; `/slim`: a source for `init`",
  },
  { name: "webpack for Node", project: "projects/node-bundles", packages: ["webpack"], needs: NOTHING },
  {
    name: "Tracing of files (Vercel, Netlify)",
    project: "projects/node-bundles",
    packages: ["@vercel/nft"],
    needs: NOTHING,
  },
  { name: "Vitest", project: "projects/vitest", packages: ["vitest"], needs: NOTHING },
  { name: "Jest", project: "projects/jest", packages: ["jest"], needs: "nothing; with jsdom calls need a `fetch`" },
];

/** Lines of the table. */
export function table() {
  const rows = members.map(({ name, project, packages, needs }) => [
    name,
    inWords(versionsIn(project, packages)),
    needs,
  ]);
  const { outcomes } = readJson("../frameworks/results.json");
  for (const { name, needs } of frameworks) {
    const { versions, outcome } = outcomes[name];
    rows.push([name, outcome === "passed" ? inWords(versions) : "not proved", needs]);
  }
  return [FIRST_LINE, "| --- | --- | --- |", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}

/** The README with the present table. */
export function refreshed(readme) {
  const start = readme.indexOf(FIRST_LINE);
  return readme.slice(0, start) + table() + readme.slice(readme.indexOf("\n\n", start));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(README, refreshed(readFileSync(README, "utf8")));
}
