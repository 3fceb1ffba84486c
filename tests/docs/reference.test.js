// The API reference in target/docs: every export has a page with a text, and an export without a text fails the build.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const docs = join(root, "target/docs");
const { name, exports } = JSON.parse(await readFile(join(root, "pkg/package.json"), "utf8"));

/** The text of a page, without tables and signatures. */
const wordsOn = async (page) => {
  const html = await readFile(join(docs, page), "utf8");
  return [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => text.replace(/<.*?>/gs, "")).join("\n");
};

/** The names that declarations define and export. */
function namesIn(declarations) {
  const named = declarations.matchAll(/^export (?:declare )?(?:type|interface|const|class|function) (\w+)/gm);
  const names = Array.from(named, ([, found]) => found);
  return /^export default /m.test(declarations) ? [...names, "default"] : names;
}

/** The names that declarations re-export from the main entry, where their pages are. */
function namesTakenBy(declarations) {
  const lists = Array.from(declarations.matchAll(/^export \{(.*?)\} from/gms), ([, list]) => list.split(","));
  return lists
    .flat()
    .map((text) => text.replace("type ", "").trim())
    .filter(Boolean);
}

const pages = await readdir(docs, { recursive: true });
const entries = Object.entries(exports).filter(([, conditions]) => conditions.import?.types);

for (const [entry, conditions] of entries) {
  const label = join(name, entry);
  const page = label.replaceAll("/", "_");

  test(`${label} has a page with a text`, async () => {
    assert.match(await wordsOn(`modules/${page}.html`), /\w/);
  });

  test(`every export of ${label} has a page with a text`, async () => {
    const declarations = await readFile(join(root, "pkg", conditions.import.types), "utf8");
    const [names, taken] = [namesIn(declarations), namesTakenBy(declarations)];
    assert.notEqual(names.length + taken.length, 0);
    for (const exported of names) {
      const [found, ...more] = pages.filter((path) => path.endsWith(`/${page}.${exported}.html`));
      assert.ok(found, `${exported} has no page`);
      assert.deepEqual(more, []);
      assert.match(await wordsOn(found), /\w/, `${exported} has no text`);
    }
    const html = await readFile(join(docs, `modules/${page}.html`), "utf8");
    for (const exported of taken)
      assert.ok(html.includes(`/${name}.${exported}.html"`), `no link leads to ${exported}`);
  });
}

for (const [what, declarations, warning] of [
  ["an export without a text", "export declare const bare: string;", /bare.*does not have any documentation/],
  ["a link to nothing", "/** See {@link Nothing}. */\nexport declare const linked: string;", /Failed to resolve link/],
]) {
  test(`${what} is an error`, async () => {
    const folder = await mkdtemp(join(root, "target/docs-test-"));
    const file = join(folder, "index.d.mts");
    const config = join(folder, "tsconfig.json");
    await writeFile(file, `/** Words. @packageDocumentation */\n\n${declarations}\n`);
    await writeFile(config, JSON.stringify({ compilerOptions: { types: [] }, files: [file] }));
    const args = ["--tsconfig", config, "--entryPoints", file, "--emit", "none"];
    try {
      const typedoc = promisify(execFile)("node_modules/.bin/typedoc", args, { cwd: join(root, "docs") });
      await assert.rejects(typedoc, ({ stderr }) => warning.test(stderr));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
