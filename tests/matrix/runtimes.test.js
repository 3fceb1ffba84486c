// The story in the runtimes that are no browsers. workerd has a test of its own, beside this folder.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { expected, expectedOfSlim } from "./app/story.js";
import { matrixProject, run, storyAs } from "./support.js";

const emulator = await serveEmulator({ provisionMs: 50 });
after(() => emulator.close());

const project = await matrixProject("runtimes");
await storyAs("cjs", project);
const binary = (path) => join(project, "node_modules", path);
const node = process.execPath;
const deno = binary("@deno/linux-x64-glibc/deno");
const bun = binary("@oven/bun-linux-x64/bin/bun");
const allowed = `--allow-net=${new URL(emulator.url).host}`;

const programs = {
  "Node, as an ES module": [node, "module.mjs"],
  "Node, the slim entry": [node, "slim.mjs"],
  "Node, as a CommonJS module": [node, "src/program.cjs"],
  "Node, in a worker thread": [node, "worker-thread.mjs"],
  "Deno, which may use the network and nothing else": [deno, "run", "--no-prompt", allowed, "module.mjs"],
  "Deno, the slim entry": [deno, "run", "--no-prompt", allowed, "--allow-read", "deno-slim.mjs"],
  "Bun, as an ES module": [bun, "module.mjs"],
  "Bun, the slim entry": [bun, "slim.mjs"],
  "Bun, as a CommonJS module": [bun, "src/program.cjs"],
  "Bun, in a worker thread": [bun, "worker-thread.mjs"],
};
/** The oldest Node that package.json allows, and each that is maintained; 26 is the newest. */
for (const version of ["20.0", "22", "24", "26"]) {
  const command = binary(`node-${version}/bin/node`);
  programs[`Node ${version}, as an ES module`] = [command, "module.mjs"];
  programs[`Node ${version}, as a CommonJS module`] = [command, "src/program.cjs"];
  programs[`Node ${version}, the slim entry`] = [command, "slim.mjs"];
}

for (const [name, [command, ...args]] of Object.entries(programs)) {
  test(name, async () => {
    const told = JSON.parse(await run(project, command, [...args, emulator.url]));
    assert.deepEqual(told, name.includes("slim") ? expectedOfSlim : expected);
  });
}

test("The engine of Chrome 96, the oldest that the README names, validates", async () => {
  const told = JSON.parse(await run(project, binary("chrome-96/bin/node"), ["validate.cjs"]));
  assert.deepEqual(told, { valid: [], invalid: ["number.min"], size: "256", error: "ValidationError" });
});

const runtimes = {
  Node: [node],
  "Deno, which may read files, the environment and the network": [
    ...[deno, "run", "--no-prompt", "--allow-read", "--allow-env", allowed],
  ],
  Bun: [bun],
};

for (const [name, [program, ...options]] of Object.entries(runtimes)) {
  test(`the command in ${name}`, async () => {
    const gateway = crypto.randomUUID();
    const tunnel = {
      ...{ name: "office", remoteHost: "vpn.mycompany.com", ike: {}, esp: {} },
      auth: { method: "PSK", psk: { key: "Q7mZt2VbX9kLw4RfPd8sNhC3yGj6TuAe" } },
      ...{ cloudNetworkCIDRs: ["10.7.0.0/24"], peerNetworkCIDRs: ["192.168.40.0/24"] },
    };
    await writeFile(join(project, "office.json"), JSON.stringify(tunnel));
    const main = binary("ionos-ipsec-tunnels/cli/main.mjs");
    const env = { IONOS_API_URL: emulator.url, IONOS_TOKEN: "demo" };
    const command = (...args) => run(project, program, [...options, main, ...args], env);
    assert.match(await command("check", "office.json"), /^1 tunnel in 1 file: 0 errors,/);
    assert.match(await command("apply", "office.json", "--gateway", gateway, "--yes", "--wait"), /^1 change made/m);
    assert.match(await command("list", "--gateway", gateway), /^office +AVAILABLE /m);
    const peer = ["--device", "strongswan", "--gateway-address", "203.0.113.10"];
    assert.match(await command("peer", "office.json", ...peer), /remote_addrs = 203\.0\.113\.10/);
  });
}
