// Servers built with frameworks for production, moved to a folder where no packages are installed, and requested there.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { expected, expectedOfSlim } from "../matrix/app/story.js";
import { env, matrixProject, run } from "../matrix/support.js";
import { versionsIn } from "../matrix/table.js";
import { poll } from "../support/poll.js";
import { installProject } from "../support/project.js";
import { freePort } from "../support/server.js";
import { frameworks } from "./frameworks.js";

const PATIENCE_MS = 60_000;
const projects = new URL("projects/", import.meta.url);

const emulator = await serveEmulator({ provisionMs: 50 });
after(() => emulator.close());
const node = await installProject(new URL("node/", projects), "frameworks-node");
/** PATH with the commands of installed projects before all others. */
const pathOf = (...folders) =>
  [...folders.map((folder) => join(folder, "node_modules", ".bin")), process.env.PATH].join(delimiter);

/** Records the outcome of this run, so that the README can show the versions with which the frameworks were last tested. */
const outcomes = {};
after(async () => {
  const { dependencies } = JSON.parse(await readFile(new URL("node/package.json", projects), "utf8"));
  const results = { node: dependencies.node.replace(/^npm:.*@/, ""), outcomes };
  await writeFile(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
});

/** Starts a server in a folder, and waits until it answers. */
async function serve(folder, [command, ...args]) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(command, args, {
    cwd: folder,
    env: {
      ...env,
      PATH: pathOf(node),
      PORT: String(port),
      HOST: "127.0.0.1",
      HOSTNAME: "127.0.0.1",
      NODE_ENV: "production",
    },
  });
  const closed = once(server, "close");
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const close = async () => {
    server.kill();
    await closed;
  };
  const complaint = () => `${command} ${args.join(" ")} does not answer:\n${output}`;
  const answer = () => {
    if (server.exitCode !== null) throw new Error(complaint());
    return fetch(url).catch(() => undefined);
  };
  try {
    await poll(answer, complaint, { patienceMs: PATIENCE_MS });
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

for (const { name, project, packages, settings, build, deployed, start, stories, page } of frameworks) {
  const versions = versionsIn(`../frameworks/projects/${project}`, packages);
  outcomes[name] = { versions, outcome: "failed" };
  /** What is still to be proved. */
  const open = new Set([...stories, ...(page ? [page] : [])]);

  describe(name, { timeout: 600_000 }, () => {
    let folder;
    let server;
    before(async () => {
      const source = await matrixProject(project, projects);
      const [command, ...args] = build;
      await run(source, command, args, { ...settings, PATH: pathOf(source, node) });
      folder = await mkdtemp(join(tmpdir(), "deployed-"));
      await cp(join(source, deployed), folder, { recursive: true, verbatimSymlinks: true });
      await rm(join(source, deployed), { recursive: true });
      server = await serve(folder, start);
    });
    after(async () => {
      await server?.close();
      if (folder) await rm(folder, { recursive: true });
      if (open.size === 0) outcomes[name].outcome = "passed";
    });

    for (const path of stories) {
      test(`tells the story at ${path}`, async () => {
        const response = await fetch(`${server.url}${path}?api=${encodeURIComponent(emulator.url)}`);
        const text = await response.text();
        assert.equal(response.status, 200, text);
        assert.deepEqual(JSON.parse(text), path === "/slim" ? expectedOfSlim : expected);
        open.delete(path);
      });
    }

    if (page) {
      test(`draws the page ${page} on the server`, async () => {
        assert.match(await (await fetch(server.url + page)).text(), /<p[^>]*>10\.0\.0\.0\/8<\/p>/);
        open.delete(page);
      });
    }
  });
}
