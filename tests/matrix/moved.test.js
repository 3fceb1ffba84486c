// Programs that are bundled or traced for Node and Bun: built, moved to a folder without other packages, and run there.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { expected, expectedOfSlim } from "./app/story.js";
import { matrixProject, run, runBin, storyAs } from "./support.js";

const emulator = await serveEmulator({ provisionMs: 50 });
after(() => emulator.close());
const project = await matrixProject("node-bundles");
for (const format of ["cjs", "esm"]) await storyAs(format, project);
const { execPath: node } = process;
const bun = join(project, "node_modules/@oven/bun-linux-x64/bin/bun");

/** Conditions that a webpack configuration may name: "module" is not among them. */
const conditions = ["node", "import", "require"].flatMap((name) => ["--resolve-condition-names", name]);
const webpack = ["webpack", "--target", "node", "--mode", "production", ...conditions];
const esbuild = ["esbuild", "--bundle", "--platform=node", "--conditions=custom", "--log-level=warning"];

/** For each program, the command that builds it into the folder `to`, and the command that runs it in the moved folder. */
const programs = {
  "@vercel/ncc, from an ES module": {
    build: (to) => ["ncc", "build", "src/program.mjs", "--out", to],
    start: [node, "index.mjs"],
  },
  "@vercel/ncc, from a CommonJS module": {
    build: (to) => ["ncc", "build", "src/program.cjs", "--out", to],
    start: [node, "index.cjs"],
  },
  "webpack, with conditions of its own": {
    build: (to) => [...webpack, "--entry", "./src/program.js", "--output-path", to],
    start: [node, "main.js"],
  },
  "esbuild, as an ES module": {
    build: (to) => [...esbuild, "--format=esm", "src/program.js", `--outfile=${to}/program.mjs`],
    start: [node, "program.mjs"],
  },
  "esbuild, as a CommonJS module": {
    build: (to) => [...esbuild, "--format=cjs", "src/program.cjs", `--outfile=${to}/program.cjs`],
    start: [node, "program.cjs"],
  },
  "bun build --compile": {
    build: (to) => [bun, "build", "--compile", "src/program.js", "--outfile", `${to}/program`],
    start: ["./program"],
  },
  "bun build --target=bun": {
    build: (to) => [bun, "build", "--target=bun", "src/program.js", "--outdir", to],
    start: [bun, "program.js"],
  },
  "bun build --target=node": {
    build: (to) => [bun, "build", "--target=node", "src/program.js", "--outfile", `${to}/program.mjs`],
    start: [node, "program.mjs"],
  },
  "@vercel/nft, from an ES module": {
    build: (to) => [node, "trace.js", "src/program.mjs", to],
    start: [node, "src/program.mjs"],
  },
  "@vercel/nft, from a CommonJS module": {
    build: (to) => [node, "trace.js", "src/program.cjs", to],
    start: [node, "src/program.cjs"],
  },
  "@vercel/nft, /slim from an ES module": {
    build: (to) => [node, "trace.js", "src/slim.js", to],
    start: [node, "src/slim.js"],
    told: expectedOfSlim,
  },
  "@vercel/nft, /slim from a CommonJS module": {
    build: (to) => [node, "trace.js", "src/slim.cjs", to],
    start: [node, "src/slim.cjs"],
    told: expectedOfSlim,
  },
  "webpack, /slim": {
    build: (to) => [...webpack, "--entry", "./src/slim.js", "--output-path", to],
    start: [node, "main.js"],
    told: expectedOfSlim,
  },
};

/** Builds a program, moves it and runs it there; returns its result. */
async function toldByMoved({ build, start: [command, ...args] }) {
  const to = await mkdtemp(join(tmpdir(), "moved-"));
  try {
    const draft = join(project, "dist");
    await rm(draft, { recursive: true, force: true });
    await runBin(project, build(draft));
    await cp(draft, to, { recursive: true });
    await rm(draft, { recursive: true, force: true });
    return JSON.parse(await run(to, command, [...args, emulator.url]));
  } finally {
    await rm(to, { recursive: true });
  }
}

for (const [name, { told = expected, ...program }] of Object.entries(programs)) {
  test(name, async () => {
    assert.deepEqual(await toldByMoved(program), told);
  });
}

const slim = {
  // It treats the file as text, and writes it as UTF-8.
  "@vercel/ncc": {
    build: (to) => ["ncc", "build", "src/slim.js", "--out", to],
    start: [node, "index.js"],
    words: /^The WebAssembly is damaged/,
  },
  "@rollup/plugin-commonjs": {
    build: (to) => ["rollup", "--config", "rollup.config.js", "--dir", to],
    start: [node, "slim.js"],
  },
  esbuild: {
    build: (to) => [...esbuild, "--format=esm", "src/slim.js", `--outfile=${to}/slim.mjs`],
    start: [node, "slim.mjs"],
  },
};
const LEFT_BEHIND = /In a program that was bundled, say where it is: init\(source\)/;
for (const [bundler, { words = LEFT_BEHIND, ...program }] of Object.entries(slim)) {
  test(`${bundler}, /slim, whose WebAssembly it leaves behind or damages: init says so`, async () => {
    const { name, code, message } = await toldByMoved(program);
    assert.deepEqual([name, code], ["ConfigurationError", "wasm.unavailable"]);
    assert.match(message, words);
  });
}
