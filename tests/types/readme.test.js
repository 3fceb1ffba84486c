// Every TypeScript snippet of the npm README compiles against the published declarations, each as a module of its own.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { installPacked } from "../support/packed.js";
import { compile, resolutions } from "./project.js";

test("the snippets of the README compile", async () => {
  const readme = await readFile(
    join(await installPacked(), "node_modules", "ionos-ipsec-tunnels", "README.md"),
    "utf8",
  );
  const files = {};
  for (const [, language, code] of readme.matchAll(/^```(tsx?)\n(.*?)^```$/gms)) {
    files[`snippet-${Object.keys(files).length + 1}.${language}`] = code;
  }
  assert.ok(Object.keys(files).length >= 5, "the README has its snippets");
  const { code, output } = await compile(
    files,
    {
      ...resolutions.bundler,
      lib: ["es2022", "dom", "dom.iterable"],
      types: ["node"],
      jsx: "react-jsx",
      // Form libraries are not ours to check, and not made for this option.
      skipLibCheck: true,
      exactOptionalPropertyTypes: false,
    },
    ["@hookform/resolvers", "@types/react", "react", "react-hook-form"],
  );
  assert.equal(code, 0, output);
});
