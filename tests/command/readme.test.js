// The commands in the READMEs, run exactly as they are written there.

import assert from "node:assert/strict";
import { readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runProgram } from "../support/program.js";
import { example, packageReadme } from "../support/readme.js";
import { definition, emulated, folderWith, GATEWAY, project } from "./support.js";

/** A folder that has the package installed, where npx finds it, and files. */
async function installed(context, files) {
  const folder = await folderWith(context, { "package.json": { private: true }, ...files });
  await symlink(join(project, "node_modules"), join(folder, "node_modules"));
  return folder;
}

const shell = (script, options) => runProgram(["sh", "-eu", "-c", script], options);

test("from nothing to a working tunnel: it is checked, made, and its other side is written", async (context) => {
  const server = await emulated(context);
  const cwd = await installed(context, {});
  const env = { ...server.env, HOME: cwd, GATEWAY, ADDRESS: "203.0.113.10" };
  const { status, stdout, stderr } = await shell(example("From nothing to a working tunnel", "sh"), { cwd, env });
  assert.equal(status, 0, stderr);
  const [tunnel] = await server.tunnels();
  assert.deepEqual([tunnel.properties.name, tunnel.metadata.status], ["office", "AVAILABLE"]);
  const { key } = JSON.parse(await readFile(join(cwd, "office.json"), "utf8")).auth.psk;
  assert.match(key, /^[0-9a-f]{64}$/);
  assert.ok(!(stdout + stderr).includes(key));
  const names = await readdir(join(cwd, "peer"));
  assert.ok(names.length > 0);
  for (const name of names) assert.equal((await stat(join(cwd, "peer", name))).mode & 0o077, 0);
  // Another run changes nothing, least of all the key that the gateway has.
  const again = await shell(example("From nothing to a working tunnel", "sh"), { cwd, env });
  assert.equal(again.status, 0, again.stderr);
  assert.match(again.stdout, /^0 changes made, 0 failed\.$/m);
  assert.equal(JSON.parse(await readFile(join(cwd, "office.json"), "utf8")).auth.psk.key, key);
});

test("it has ten lines at most", () => {
  const lines = example("From nothing to a working tunnel", "sh").trimEnd().split("\n");
  assert.ok(lines.length <= 10, `${lines.length}`);
});

test("the workflow's check finds what is wrong in a repository without keys", async (context) => {
  const [, script] = /^ +- run: (npx .*)$/m.exec(example("In a GitHub workflow", "yaml", packageReadme));
  const keyless = { auth: { method: "PSK" } };
  const cwd = await installed(context, {
    "tunnels/a.json": definition("a", 1, keyless),
    "tunnels/b.json": definition("b", 2, { ...keyless, ike: { lifetime: 60 } }),
  });
  const { status } = await shell(script, { cwd, env: { HOME: cwd } });
  assert.equal(status, 1);
  const [{ results }] = JSON.parse(await readFile(join(cwd, "tunnels.sarif"), "utf8")).runs;
  const places = results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri);
  assert.deepEqual(places, ["tunnels/b.json"]);
});

test("the package README's commands run one after the other", async (context) => {
  const server = await emulated(context);
  const cwd = await installed(context, { "office.json": definition() });
  const env = { ...server.env, HOME: cwd, GATEWAY, ADDRESS: "203.0.113.10" };
  // There is no terminal here to ask at, so the answer is given as an argument.
  const script = example("From the command line", "sh", packageReadme).replace("--wait", "--wait --yes");
  const { status, stderr } = await shell(script, { cwd, env });
  assert.equal(status, 0, stderr);
  assert.equal((await server.tunnels()).length, 1);
});
