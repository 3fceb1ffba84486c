// The text that holds the WebAssembly in the default entry gives back every byte.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { decode, encode } from "../../pkg-templates/text.js";
import { requireInstalled } from "../support/package.js";

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

test("every byte survives", () => assert.deepEqual(decode(encode(everyByte)), everyByte));

test("so do bytes of any frequency", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => assert.deepEqual(decode(encode(bytes)), bytes)),
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
