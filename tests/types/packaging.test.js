// publint and "are the types wrong" find nothing in the packed package.

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

test("what bundlers and tracers find is the file that Node loads", async () => {
  const { exports } = JSON.parse(await readFile(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  const find = (target, conditions) => {
    if (typeof target === "string") return target;
    const names = Object.keys(target).filter((name) => name === "default" || conditions.includes(name));
    return names.map((name) => find(target[name], conditions)).find(Boolean);
  };
  for (const [entry, target] of Object.entries(exports)) {
    for (const way of ["import", "require"]) {
      const loaded = find(target, ["node", way]);
      const traced = find(target, ["node", way, "module", "module-sync", "browser", "production", "development"]);
      assert.equal(traced, loaded, `${way} of ${entry}`);
    }
  }
});
