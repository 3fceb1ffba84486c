// Shared by the tests of the matrix: projects with the story in them, running programs, and sites for browsers.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { cp, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { build } from "esbuild";
import { Hono } from "hono";
import { encode } from "../../pkg-templates/text.js";
import { createEmulator } from "../../www/emulator/app.js";
import { launchBrowser } from "../support/browser.js";
import { installProject } from "../support/project.js";
import { listen } from "../support/server.js";
import { launchWebKit } from "../support/webkit.js";

/** The policy of a strict page; its last keyword allows WebAssembly. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/**
 * @param {string} name - A folder of projects.
 * @param {URL} [projects] - The folder of projects that holds it.
 * @returns {Promise<string>} folder of the installed project, the story included
 */
export async function matrixProject(name, projects = new URL("projects/", import.meta.url)) {
  const folder = await installProject(new URL(`${name}/`, projects), `matrix-${name}`);
  await cp(new URL("app/", import.meta.url), join(folder, "src"), { recursive: true });
  return folder;
}

/**
 * The story and its program as modules of one format, "cjs" or "esm", which their names tell every tool: src/entries.cjs
 * and src/program.cjs, or .mjs. They require the package, or import it.
 */
export async function storyAs(format, folder) {
  const sources = (await readdir(join(folder, "src"))).filter((name) => /^(entries|program)\.js$/.test(name));
  await build({
    entryPoints: sources.map((name) => join(folder, "src", name)),
    outdir: join(folder, "src"),
    outExtension: { ".js": format === "cjs" ? ".cjs" : ".mjs" },
    bundle: true,
    packages: "external",
    format,
  });
}

/** The environment of programs: without variables of this test runner and of the terminal that change what they print. */
const { NODE_TEST_CONTEXT, FORCE_COLOR, ...environment } = process.env;
export const env = { ...environment, NO_COLOR: "1", CI: "1" };

/** Runs a program to its end, and returns what it printed. If it fails, the error has all its output. */
export function run(folder, command, args, more) {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd: folder, env: { ...env, ...more }, maxBuffer: 16 << 20, timeout: 900_000 },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        // Bundles are lines of many thousand characters.
        const output = `${stdout}${stderr}`.replace(/^(.{500}).*/gm, "$1 …");
        reject(new Error(`${command} ${args.join(" ")}: ${error.code ?? error.signal}\n${output}`));
      },
    );
  });
}

/** Runs a command, by its path or as one of the project's own dependencies. */
export const runBin = (folder, [command, ...args], more) =>
  run(folder, resolve(folder, "node_modules", ".bin", command), args, more);

/**
 * Starts a command of the project's own dependencies that serves pages and prints its address.
 *
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startServer(folder, [command, ...args]) {
  const server = spawn(join(folder, "node_modules", ".bin", command), args, { cwd: folder, env });
  const closed = once(server, "close");
  const close = async () => {
    server.kill();
    await closed;
  };
  let output = "";
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address) resolve(address);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    closed.then(() => reject(new Error(`${command} printed no address: ${output}`)), reject);
  });
  return { url, close };
}

/** The beginning of each WebAssembly file of the package: of the file itself, and of its text in the entry. */
const pkg = new URL("../../pkg/", import.meta.url);
const names = readdirSync(pkg).filter((name) => name.endsWith(".wasm"));
const modules = names.map((name) => {
  const bytes = readFileSync(new URL(name, pkg));
  return { name, starts: [bytes.toString("latin1").slice(0, 2000), encode(bytes).slice(0, 2000)] };
});

/**
 * How often each WebAssembly file of the package occurs in a folder, as a file or as text in one. Source maps do not count,
 * because they are not executed.
 *
 * @param {string} folder
 * @returns {Promise<Record<string, number>>} by the file's name in the package
 */
export async function countCopies(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".map"));
  const counts = Object.fromEntries(modules.map(({ name }) => [name, 0]));
  for (const { parentPath, path, name } of files) {
    const text = await readFile(join(parentPath ?? path, name), "latin1");
    for (const { name, starts } of modules) {
      for (const start of starts) counts[name] += text.split(start).length - 1;
    }
  }
  return counts;
}

/** One copy of each file in a build that has all entries which are ready on import. */
export const ONE_OF_EACH = Object.fromEntries(names.map((name) => [name, 1]));
/** One copy of the file that belongs to `/slim`. */
export const ONE_OF_SLIM = Object.fromEntries(names.map((name) => [name, name === "module.wasm" ? 1 : 0]));

/** A page that runs one script, for builds that have no page of their own. */
const pageOf = (script) => `<!doctype html><meta charset="utf-8"><script type="module" src="/${script}"></script>`;

/**
 * A site that has the API on its own origin, as the policy of a strict page requires.
 *
 * @param {string} folder - Its files. `/page?run=SCRIPT` runs one of them; the rest is the API.
 * @param {string} [policy] - Its Content Security Policy.
 */
export async function serveSite(folder, policy = POLICY) {
  const emulator = createEmulator({ provisionMs: 50 });
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
  });
  app.get("/page", (context) => context.html(pageOf(context.req.query("run"))));
  app.get("/*", serveStatic({ root: folder }));
  app.all("/*", ({ req }) => emulator.fetch(req.raw));
  const { url, close } = await listen(createAdaptorServer({ fetch: app.fetch }));
  return {
    url,
    async close() {
      await close();
      await emulator.close();
    },
  };
}

/** The browsers of the matrix, by the function that starts each. */
export const browsers = {
  Chromium: () => launchBrowser("Chromium"),
  Firefox: () => launchBrowser("Firefox"),
  WebKit: launchWebKit,
};

/** The result of a page, which is in its global promise `told`. */
export async function toldBy(browser, url) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    return await page.evaluate(async () => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const start = Date.now();
      while (globalThis.told === undefined && Date.now() - start < 15_000) await pause(20);
      return Promise.race([globalThis.told ?? "nothing", pause(15_000).then(() => "nothing in time")]);
    });
  } finally {
    await page.close();
  }
}
