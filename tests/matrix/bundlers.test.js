// Production builds, run in Chromium under a strict policy. The entries that are ready on import need no plugin and no
// configuration; what the slim entry needs is its project's src/slim.js and the arguments here.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { expected, expectedOfSlim } from "./app/story.js";
import {
  browsers,
  countCopies,
  matrixProject,
  ONE_OF_EACH,
  ONE_OF_SLIM,
  POLICY,
  run,
  runBin,
  serveSite,
  startServer,
  toldBy,
} from "./support.js";

/**
 * For each bundler, the command that builds the entries that are ready on import into dist/default, or the slim entry into
 * dist/slim, and the page to open there.
 */
const builds = {
  vite: {
    default: { command: "vite build --outDir dist/default", page: "index.html" },
    slim: { command: "vite build slim --outDir ../dist/slim", page: "index.html" },
  },
  webpack: {
    default: { command: "webpack --mode production --output-path dist/default", page: "page?run=main.js" },
    slim: { command: "webpack ./src/slim.js --mode production --output-path dist/slim", page: "page?run=main.js" },
  },
  rspack: {
    default: { command: "rspack build --output-path dist/default", page: "page?run=main.js" },
    slim: { command: "rspack build --entry ./src/slim.js --output-path dist/slim", page: "page?run=main.js" },
  },
  rollup: {
    default: {
      command: "rollup src/index.js -p @rollup/plugin-node-resolve --dir dist/default",
      page: "page?run=index.js",
    },
  },
  esbuild: {
    default: {
      command: "esbuild src/index.js --bundle --minify --format=esm --outdir=dist/default",
      page: "page?run=index.js",
    },
    slim: {
      command: "esbuild src/slim.js --bundle --minify --format=esm --loader:.wasm=file --outdir=dist/slim",
      page: "page?run=slim.js",
    },
  },
  parcel: {
    default: { command: "parcel build index.html --dist-dir dist/default", page: "index.html" },
    // Parcel writes an import map into the page, which is inline.
    slim: {
      command: "parcel build slim/index.html --dist-dir dist/slim",
      page: "index.html",
      policy: `${POLICY} 'unsafe-inline'`,
    },
  },
};

const projects = {};
for (const bundler of Object.keys(builds)) projects[bundler] = await matrixProject(bundler);
const browser = await browsers.Chromium();
after(() => browser.close());

for (const [bundler, entries] of Object.entries(builds)) {
  const project = projects[bundler];
  for (const [entry, { command, page, policy }] of Object.entries(entries)) {
    const isSlim = entry === "slim";
    test(`${bundler}: a production build with ${isSlim ? "the slim entry" : "all other entries"} tells the story`, async () => {
      await runBin(project, command.split(" "));
      const site = await serveSite(join(project, "dist", entry), policy);
      try {
        assert.deepEqual(await toldBy(browser, `${site.url}/${page}`), isSlim ? expectedOfSlim : expected);
      } finally {
        await site.close();
      }
    });

    test(`${bundler}: ${isSlim ? "the slim" : "that"} build has one copy of each WebAssembly file`, async () => {
      assert.deepEqual(await countCopies(join(project, "dist", entry)), isSlim ? ONE_OF_SLIM : ONE_OF_EACH);
    });
  }
}

test("vite: the development server tells the story", async () => {
  const emulator = await serveEmulator({ provisionMs: 50 });
  const server = await startServer(projects.vite, ["vite", "--host", "127.0.0.1", "--port", "0"]);
  try {
    const url = `${server.url}/?api=${encodeURIComponent(emulator.url)}`;
    assert.deepEqual(await toldBy(browser, url), expected);
  } finally {
    await server.close();
    await emulator.close();
  }
});

test("vite: the slim entry tells the story in the development server of a framework, which transforms packages", async () => {
  const emulator = await serveEmulator({ provisionMs: 50 });
  try {
    const told = await run(projects.vite, process.execPath, ["server.js", emulator.url]);
    assert.deepEqual(JSON.parse(told), expectedOfSlim);
  } finally {
    await emulator.close();
  }
});
