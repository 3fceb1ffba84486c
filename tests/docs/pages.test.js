// What README, CONTRIBUTING, CHANGELOG and docs name exists: commands, parts of the tests, files, versions.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { frameworks } from "../frameworks/frameworks.js";
import { refreshed, versionsIn } from "../matrix/table.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (path) => readFile(join(root, path), "utf8");

const contributing = await text("CONTRIBUTING.md");
const changelog = await text("CHANGELOG.md");
const results = JSON.parse(await text("tests/frameworks/results.json"));
const { scripts } = JSON.parse(await text("package.json"));
const version = /^version = "(.+)"$/m.exec(await text("Cargo.toml"))[1];

/** The first column of the table below a heading. */
function tableBelow(heading) {
  const section = contributing.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  return Array.from(section.matchAll(/^\| `(.+?)` \|/gm), ([, cell]) => cell);
}

test("CONTRIBUTING has every command and no other", () => {
  const commands = Object.keys(scripts).map((name) =>
    /^(start|test)$/.test(name) ? `npm ${name}` : `npm run ${name}`,
  );
  assert.deepEqual(tableBelow("Commands").sort(), commands.sort());
});

test("CONTRIBUTING has the parts of npm test in their order", async () => {
  const refusal = await promisify(execFile)(process.execPath, [join(root, "xtask/test.js"), "?"]).catch(
    (error) => error,
  );
  const parts = /the parts are (.*)\./.exec(refusal.stderr)[1].split(", ");
  assert.deepEqual(tableBelow("The parts of `npm test`"), parts);
});

for (const page of ["README.md", "CONTRIBUTING.md"]) {
  test(`the commands in ${page} run scripts that exist`, async () => {
    const names = Array.from((await text(page)).matchAll(/npm run ([\w-]+)/g), ([, name]) => name);
    assert.notEqual(names.length, 0);
    assert.deepEqual(
      names.filter((name) => !(name in scripts)),
      [],
    );
  });
}

for (const page of ["README.md", "CONTRIBUTING.md", "docs/architecture.md"]) {
  test(`the paths in ${page} exist`, async () => {
    const content = await text(page);
    const links = Array.from(content.matchAll(/\]\((?!https?:|#)(.+?)\)/g), ([, path]) => path);
    const spans = Array.from(content.matchAll(/(?<!`)`([\w./-]+)`/g), ([, span]) => span);
    // Links are relative to the page, and paths in its text to the repository; "/validate" is an entry of the package.
    const paths = [
      ...links.map((link) => join(dirname(page), link)),
      ...spans.filter((span) => /^[^/].*(\/|\.(js|rs|md|toml|lock|json)$)/.test(span)),
    ];
    assert.notEqual(paths.length, 0);
    for (const path of paths) await assert.doesNotReject(access(join(root, path)), `${path} does not exist`);
  });
}

for (const page of ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "pkg-templates/README.md"]) {
  test(`${page} has each heading once`, async () => {
    const headings = Array.from((await text(page)).matchAll(/^##+ (.*)$/gm), ([, heading]) => heading);
    assert.notEqual(headings.length, 0);
    assert.deepEqual(headings, [...new Set(headings)]);
  });
}

test("the links of the package's README lead to files of the package, or to headings", async () => {
  const readme = await text("pkg/README.md");
  const slug = (heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-");
  const anchors = Array.from(readme.matchAll(/^##+ (.*)$/gm), ([, heading]) => `#${slug(heading)}`);
  const targets = Array.from(readme.matchAll(/\]\((?!https?:)(.+?)\)/g), ([, target]) => target);
  assert.notEqual(targets.length, 0);
  for (const target of targets) {
    if (target.startsWith("#")) assert.ok(anchors.includes(target), `${target} is no heading`);
    else await assert.doesNotReject(access(join(root, "pkg", target)), `${target} is not in the package`);
  }
});

test("the README's table of platforms is that of the tests' data", async () => {
  const readme = await text("pkg-templates/README.md");
  assert.equal(readme, refreshed(readme), "`node tests/matrix/table.js` writes the table anew");
});

test("the README's results for frameworks are those of the versions in their projects", () => {
  for (const { name, project, packages } of frameworks) {
    const versions = versionsIn(`../frameworks/projects/${project}`, packages);
    assert.deepEqual(
      results.outcomes[name],
      { versions, outcome: "passed" },
      "`npm test -- frameworks` proves it anew",
    );
  }
});

test("CHANGELOG has this package's version on top, dated or called unreleased", () => {
  const [newest] = Array.from(changelog.matchAll(/^## \[(\d.*?)\] - (\S+)$/gm), ([, name, date]) => ({ name, date }));
  assert.equal(newest.name, version);
  assert.match(newest.date, /^(\d{4}-\d\d-\d\d|Unreleased)$/);
});

test("CHANGELOG groups changes by the kinds of Keep a Changelog", () => {
  const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
  const found = Array.from(changelog.matchAll(/^### (.*)$/gm), ([, kind]) => kind);
  assert.notEqual(found.length, 0);
  for (const kind of found) assert.ok(kinds.includes(kind), kind);
});
