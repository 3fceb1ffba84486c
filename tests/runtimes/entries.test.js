// Every entry file of the package works, each with its own way to load the WebAssembly.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { installPacked } from "../support/packed.js";

const folder = join(await installPacked(), "node_modules", "ionos-ipsec-tunnels");
/** All but the command, which consists of files that the build names. */
const files = (await readdir(folder, { recursive: true })).filter((name) => /^(?!cli).*\.[cm]js$/.test(name));
const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));

/** Without the entries for workerd and Nitro, which have a test of their own, and those that have no validateTunnel. */
const runnable = files.filter((name) => !/workerd|unwasm|constants|locales|peers/.test(name));

/** Runs the code `use`, in which `api` holds the entry's exports, in the package's folder; returns what it prints. */
async function runWith(entry, use) {
  const load = entry.endsWith(".cjs") ? `require("./${entry}")` : `await import("./${entry}")`;
  const program = `(async () => {
    const api = ${load};
    if (typeof api.default === "function") await api.default(require("node:fs").readFileSync("module.wasm"));
    console.log(${use});
  })();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: folder });
  return stdout;
}

/** The files that an entry of package.json leads to, under whatever conditions. */
const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));

test("the files are those that package.json names", () => {
  const named = targets(exports).filter((name) => /\.[cm]js$/.test(name));
  assert.deepEqual(files.map((name) => `./${name}`).sort(), [...new Set(named)].sort());
});

/** The oldest browsers that the README names. */
const OLDEST = ["chrome96", "firefox92", "safari15.4"];

for (const file of files) {
  test(`${file} has no syntax that the oldest browsers lack`, async () => {
    const code = await readFile(join(folder, file), "utf8");
    const asItIs = await transform(code, { target: "esnext" });
    assert.equal((await transform(code, { target: OLDEST })).code, asItIs.code);
  });

  // Node's entry has import.meta, which cannot be translated and need not be.
  if (file === "slim-node.mjs") continue;
  test(`${file} can be translated for older browsers`, async () => {
    const code = await readFile(join(folder, file), "utf8");
    const { warnings } = await transform(code, { target: "es2017", logOverride: { "duplicate-object-key": "silent" } });
    assert.deepEqual(warnings, []);
  });
}

test("esbuild rewrites syntax that is too new, and warns of what cannot be translated", async () => {
  const { code } = await transform("class A { static { f(); } }", { target: OLDEST });
  assert.ok(!code.includes("static {"), code);
  const { warnings } = await transform("f(1n);", { target: "es2017" });
  assert.match(warnings[0].text, /Big integer literals/);
});

for (const entry of runnable) {
  test(`${entry} validates a tunnel`, async () => {
    assert.equal(await runWith(entry, "api.validateTunnel({}).issues.length"), "7\n");
  });
}

for (const entry of files.filter((name) => /^peers\.[cm]js$/.test(name))) {
  test(`${entry} says what devices support`, async () => {
    const use = 'api.peerSupport({ ike: { encryptionAlgorithm: "AES256-CTR" } }).vyos.length';
    assert.equal(await runWith(entry, use), "0\n");
  });
}
