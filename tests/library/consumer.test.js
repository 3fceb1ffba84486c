// To a Rust program the crate is a plain library: it brings no allocator, no exports and no JavaScript.

import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { at, run } from "../../xtask/steps.js";

const crate = fileURLToPath(new URL("consumer/", import.meta.url));
const target = fileURLToPath(new URL("../../target/consumer/", import.meta.url));

// The crate is not a member of the workspace, but uses the versions in its lock file.
await copyFile(at("Cargo.lock"), `${crate}Cargo.lock`);
// The program has a global allocator of its own: that it compiles shows that the library brings none.
await run("cargo", ["build", "--release", "--quiet", "--target", "wasm32-unknown-unknown"], {
  cwd: crate,
  env: { CARGO_TARGET_DIR: target },
});
const module = new WebAssembly.Module(await readFile(`${target}wasm32-unknown-unknown/release/consumer.wasm`));

test("a program that uses the library exports its own functions alone", () => {
  const functions = WebAssembly.Module.exports(module).filter(({ kind }) => kind === "function");
  const names = functions.map(({ name }) => name);
  assert.deepEqual(names.sort(), ["issues_of_a_weak_key", "issues_of_an_empty_tunnel"]);
});

test("a program that uses the library imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("the library works in a program", () => {
  const { exports } = new WebAssembly.Instance(module);
  assert.equal(exports.issues_of_an_empty_tunnel(), 7);
});

test("the library compiled without advice gives errors alone", () => {
  const { exports } = new WebAssembly.Instance(module);
  assert.equal(exports.issues_of_a_weak_key(), 0);
});
