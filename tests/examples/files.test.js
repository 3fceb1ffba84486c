// The examples stay short, and their README names them all.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { EXAMPLES } from "./support.js";

const scripts = (await readdir(EXAMPLES)).filter((name) => name.endsWith(".mjs"));

for (const script of scripts) {
  test(`${script} has fewer than 40 lines, says how to run it, and stands in the README`, async () => {
    const source = await readFile(join(EXAMPLES, script), "utf8");
    assert.ok(source.trimEnd().split("\n").length < 40);
    assert.ok(source.includes(`node ${script} `));
    assert.ok((await readFile(join(EXAMPLES, "README.md"), "utf8")).includes(`\`${script}\``));
  });
}

test("there are three of them", () => {
  assert.deepEqual(scripts.sort(), ["apply.mjs", "create-and-wait.mjs", "list-everywhere.mjs"]);
});
