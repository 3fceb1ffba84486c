// The text that holds the WebAssembly in the default entry gives back every byte.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { decode, encode } from "../../pkg-templates/text.js";
import { assemble } from "../../xtask/build.js";
import { at } from "../../xtask/steps.js";
import { requireInstalled } from "../support/package.js";

const translator = await assemble(at("pkg-templates/text.wat"));
const decoded = (text) => decode(text, translator);
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

test("every byte survives", () => assert.deepEqual(decoded(encode(everyByte)), everyByte));

test("so do bytes of any frequency", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => assert.deepEqual(decoded(encode(bytes)), bytes)),
  );
});

test("no character has to be escaped, whichever quotes a bundler takes", () => {
  assert.match(encode(everyByte), /^(?:(?!["'`$\\])[ -~])*$/);
});

test("no byte makes a comment or a tag of HTML", () => {
  assert.doesNotMatch(encode(everyByte), /[<-]/);
});

test("the default entry has the very module in it", () => {
  const module = requireInstalled.resolve("ionos-ipsec-tunnels/module.wasm");
  const entry = join(dirname(module), "index.mjs");
  assert.ok(readFileSync(entry, "utf8").includes(encode(readFileSync(module))));
});
