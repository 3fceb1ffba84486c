// Every entry file of the package does the same work, each with the WebAssembly as it gets it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { installPacked } from "../support/packed.js";

const folder = join(await installPacked(), "node_modules", "ionos-ipsec-tunnels");
const entries = (await readdir(folder)).filter((name) => /\.[cm]js$/.test(name));

/** workerd alone imports a module of WebAssembly, and has a test of its own; the constants validate nothing. */
const runnable = entries.filter((name) => !/workerd|constants/.test(name));

test("the entries are those that package.json names", () => {
  const names = ["constants", "index", "slim", "slim-node", "validate"].flatMap((name) => [
    `${name}.cjs`,
    `${name}.mjs`,
  ]);
  assert.deepEqual(entries.toSorted(), [...names, "index.workerd.mjs", "validate.workerd.mjs"].sort());
});

for (const entry of runnable) {
  test(`${entry} validates a tunnel`, async () => {
    const load = entry.endsWith(".cjs") ? `require("./${entry}")` : `await import("./${entry}")`;
    const program = `(async () => {
      const api = ${load};
      if (typeof api.default === "function") await api.default(require("node:fs").readFileSync("module.wasm"));
      console.log(api.validateTunnel({}).issues.length);
    })();`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: folder });
    assert.equal(stdout, "7\n");
  });
}
