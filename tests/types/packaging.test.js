// What publint and "are the types wrong" say about the packed package: nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { packedTarball } from "../support/packed.js";
import { run } from "./project.js";

test("publint finds nothing, not even a suggestion", async () => {
  const { code, output } = await run("publint", ["run", await packedTarball(), "--strict", "--level", "suggestion"]);
  assert.equal(code, 0, output);
  assert.match(output, /All good!/, output);
});

test("the types are right for every entry and every way to resolve it", async () => {
  const args = [await packedTarball(), "--profile", "strict", "--no-definitely-typed", "--format", "json"];
  const { code, output } = await run("attw", args);
  assert.equal(code, 0, output);
  const { analysis, problems } = JSON.parse(output);
  assert.deepEqual(problems ?? {}, {}, output);
  assert.deepEqual(analysis.problems, [], output);
  const { exports } = JSON.parse(await readFile(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), Object.keys(exports).sort());
});
