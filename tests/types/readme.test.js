// Every snippet of the npm README compiles against the published declarations, each as a module of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compile as compileSvelte } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";
import { example, packageReadme } from "../support/readme.js";
import { compile, resolutions } from "./project.js";

/** The TypeScript file to compile for a snippet, by the snippet's language. */
const asTypeScript = {
  ts: (code) => ["ts", code],
  tsx: (code) => ["tsx", code],
  vue: (code) => ["ts", compileScript(parse(code).descriptor, { id: "snippet", inlineTemplate: true }).content],
  // The import declares the runes. The template is checked in tests/browser/recipes.test.js, which runs the form.
  svelte: (code) => ["svelte.ts", `import "svelte";${/^<script lang="ts">(.*?)^<\/script>/ms.exec(code)[1]}`],
};

/** Languages that are not compiled here; tests/recipes runs the JavaScript, and tests/matrix has the JSON in a manifest. */
const notTypeScript = ["sh", "http", "yaml", "js", "json"];

test("the snippets of the README compile", async () => {
  const files = {};
  for (const [, language, code] of packageReadme.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    if (notTypeScript.includes(language)) continue;
    const [extension, typed] = asTypeScript[language](code);
    files[`snippet-${Object.keys(files).length + 1}.${extension}`] = typed;
  }
  assert.ok(Object.keys(files).length >= 15, "the README has its snippets");
  const { code, output } = await compile(files, {
    ...resolutions.bundler,
    lib: ["es2022", "dom", "dom.iterable"],
    types: ["node"],
    jsx: "react-jsx",
    // The declarations of form libraries are not checked here.
    skipLibCheck: true,
  });
  assert.equal(code, 0, output);
});

test("the Svelte compiler has nothing to remark", () => {
  assert.deepEqual(compileSvelte(example("Svelte", "svelte", packageReadme), {}).warnings, []);
});
