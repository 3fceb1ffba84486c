// The story in runtimes other than browsers. workerd has a test of its own, in tests/runtimes.

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
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
/** The oldest version of Node that package.json allows, and each that is maintained; 26 is the newest. */
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

/** Everything but the client runs in an environment without network, text coders or any other facility of a platform. */
const offline = { valid: [], invalid: ["number.min"], size: "256", error: "ValidationError" };
const contexts = {
  "the engine of Chrome 96, the oldest that the README names": [binary("chrome-96/bin/node"), "chrome-96.cjs"],
  "a context of vm": [node, "vm-context.cjs"],
  "a compartment of SES": [node, "ses.mjs"],
};
for (const [name, [command, ...args]] of Object.entries(contexts)) {
  test(`/validate works in ${name}`, async () => {
    assert.deepEqual(JSON.parse(await run(project, command, args)), offline);
  });
}

test("Node without permission to read the WebAssembly: init says so", async () => {
  const installed = "node_modules/ionos-ipsec-tunnels";
  const files = [
    "denied.mjs",
    "package.json",
    ...["package.json", "slim-node.mjs"].map((name) => join(installed, name)),
  ];
  const allowed = files.map((file) => `--allow-fs-read=${join(project, file)}`);
  const told = await run(project, binary("node-24/bin/node"), ["--permission", ...allowed, "denied.mjs"]);
  assert.deepEqual(JSON.parse(told), ["ConfigurationError", "wasm.unavailable", "ERR_ACCESS_DENIED"]);
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

/** A server that answers GET, and resets the connection after it has read a POST; also how often it did, and what it read. */
async function serveResets() {
  const world = { bodies: [], connections: 0 };
  const page = JSON.stringify({ type: "collection", items: [] });
  const sockets = new Set();
  const server = createServer((socket) => {
    world.connections += 1;
    sockets.add(socket);
    let received = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      received += data;
      if (received.startsWith("GET") && received.endsWith("\r\n\r\n")) {
        received = "";
        const headers = `Content-Type: application/json\r\nContent-Length: ${page.length}\r\nConnection: keep-alive`;
        socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${page}`);
      } else if (received.startsWith("POST") && received.includes('"name":"office"')) {
        world.bodies.push(received);
        socket.resetAndDestroy();
      }
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(world, { host: `127.0.0.1:${server.address().port}`, close });
}

const creators = {
  Node: () => [node, "create-once.mjs"],
  Deno: (host) => [deno, "run", "--no-prompt", `--allow-net=${host}`, "create-once.mjs"],
  Bun: () => [bun, "create-once.mjs"],
};
for (const [name, programOf] of Object.entries(creators)) {
  test(`${name}: one create is one POST, also where a kept connection is reset after it`, async () => {
    const server = await serveResets();
    const [command, ...args] = programOf(server.host);
    try {
      const told = await run(project, command, [...args, `http://${server.host}`]);
      assert.deepEqual([told.trim(), server.bodies.length, server.connections], ["ConnectionError", 1, 1]);
    } finally {
      await server.close();
    }
  });
}
