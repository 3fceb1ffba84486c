// The published declarations compile in strict consumers, with each module resolution and each set of platform types.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { compile, consumersFor, resolutions, surroundings } from "./project.js";

const text = (name) => readFile(new URL(name, import.meta.url), "utf8");

for (const [resolution, how] of Object.entries(resolutions)) {
  for (const [surrounding, where] of Object.entries(surroundings)) {
    test(`consumers compile: ${resolution}, ${surrounding}`, async () => {
      const names = consumersFor(resolution, surrounding);
      const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await text(name)])));
      const { code, output } = await compile(files, { ...how, ...where });
      assert.equal(code, 0, output);
    });
  }
}

test("a fetch of one's own compiles where the platform's has members, as Bun's does", async () => {
  const { code, output } = await compile(
    { "bun.ts": await text("bun.ts") },
    { ...resolutions.nodenext, ...surroundings.node },
  );
  assert.equal(code, 0, output);
});

test("the compiler sees the package's types", async () => {
  const source = 'import { limits } from "ionos-ipsec-tunnels";\nexport const wrong: string = limits.nameLength;\n';
  const { code, output } = await compile({ "wrong.ts": source }, { ...resolutions.nodenext, ...surroundings.dom });
  assert.notEqual(code, 0);
  assert.match(output, /wrong\.ts\(2,14\): error TS2322/);
});
