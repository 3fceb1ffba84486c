// `peer`: the configuration of the other side, printed or written, and who may read it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { requireInstalled } from "../support/package.js";
import { COMMAND, definition, folderWith, PSK, run } from "./support.js";

const { peerConfig, peerDevices } = requireInstalled("ionos-ipsec-tunnels/peers");
const ADDRESS = ["--gateway-address", "203.0.113.10"];

async function peer(context, content, ...args) {
  const cwd = await folderWith(context, { "tunnels.json": content });
  return { cwd, ...(await run(["peer", "tunnels.json", ...ADDRESS, ...args], { cwd })) };
}

for (const { id } of peerDevices) {
  test(`${id}: the files are written as they are, and those with the key for their owner alone`, async (context) => {
    const { cwd, status, stdout, stderr } = await peer(context, definition(), "--device", id, "--output", "out");
    assert.equal(status, 0, stderr);
    const { files, steps } = peerConfig(definition(), id, { gatewayAddress: "203.0.113.10" });
    assert.deepEqual((await readdir(join(cwd, "out"))).sort(), files.map(({ name }) => name).sort());
    for (const { name, text, secret } of files) {
      const path = join(cwd, "out", name);
      assert.equal(await readFile(path, "utf8"), text);
      if (secret) assert.equal((await stat(path)).mode & 0o777, 0o600);
      assert.ok(stdout.includes(`wrote ${join("out", name)}\n`), stdout);
    }
    for (const step of steps) assert.ok(stdout.includes(step), stdout);
    assert.ok(!(stdout + stderr).includes(PSK));
  });
}

test("without --output the configuration alone is on stdout", async (context) => {
  const { status, stdout, stderr } = await peer(context, definition(), "--device", "strongswan");
  assert.equal(status, 0);
  const { files, steps } = peerConfig(definition(), "strongswan", { gatewayAddress: "203.0.113.10" });
  assert.equal(stdout.trimEnd(), files.map(({ text }) => text.trimEnd()).join("\n"));
  assert.ok(stderr.includes(steps[0]), stderr);
});

for (const name of ["stdout", "stderr"]) {
  test(`a reader of ${name} that has gone is no failure`, async (context) => {
    const cwd = await folderWith(context, { "tunnel.json": definition() });
    const child = spawn(COMMAND, ["peer", "tunnel.json", "--device", "libreswan", "--gateway-address", "203.0.113.1"], {
      cwd,
    });
    child[name].destroy();
    for (const stream of [child.stdout, child.stderr]) stream.resume();
    assert.deepEqual(await once(child, "close"), [0, null]);
  });
}

test("one of several tunnels is chosen by its name", async (context) => {
  const tunnels = [definition("a", 1), definition("b", 2)];
  const chosen = await peer(context, tunnels, "--device", "generic", "--tunnel", "b");
  assert.equal(chosen.status, 0, chosen.stderr);
  assert.ok(chosen.stdout.includes("192.168.2.0/24") && !chosen.stdout.includes("192.168.1.0/24"));
  const open = await peer(context, tunnels, "--device", "generic");
  assert.equal(open.status, 2);
  assert.match(open.stderr, /--tunnel \(a, b\)/);
  const unknown = await peer(context, tunnels, "--device", "generic", "--tunnel", "c");
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /no tunnel of the name "c" \(a, b\)/);
});

test("a name that cannot be seen whole is chosen as it is shown", async (context) => {
  const odd = { ...definition("b", 2), name: "b\u200b" };
  for (const [name, network] of [
    ["b", "192.168.3.0/24"],
    ["b<U+200B>", "192.168.2.0/24"],
  ]) {
    const tunnels = [odd, definition("b", 3)];
    const { status, stdout, stderr } = await peer(context, tunnels, "--device", "generic", "--tunnel", name);
    assert.equal(status, 0, stderr);
    assert.ok(stdout.includes(network), stdout);
  }
});

test("a file that is there and different is left alone, unless --force is given", async (context) => {
  const { cwd, status } = await peer(context, definition(), "--device", "strongswan", "--output", ".");
  assert.equal(status, 0);
  const args = ["peer", "tunnels.json", ...ADDRESS, "--device", "strongswan", "--output", "."];
  assert.equal((await run(args, { cwd })).status, 0);
  const [{ name, text }] = peerConfig(definition(), "strongswan", { gatewayAddress: "203.0.113.10" }).files;
  const path = join(cwd, name);
  await writeFile(path, "mine");
  await chmod(path, 0o644);
  const refused = await run(args, { cwd });
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /is there already and different: --force/);
  assert.equal(await readFile(path, "utf8"), "mine");
  assert.equal((await run([...args, "--force"], { cwd })).status, 0);
  assert.equal(await readFile(path, "utf8"), text);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

for (const { id } of peerDevices) {
  test(`${id}: what another tunnel has is not overwritten, not even with --force`, async (context) => {
    const tunnels = [definition("Office", 1), definition("office", 2, { remoteHost: "branch.mycompany.com" })];
    const cwd = await folderWith(context, { "tunnels.json": tunnels });
    const args = (name) => ["peer", "tunnels.json", ...ADDRESS, "--device", id, "--output", "out", "--tunnel", name];
    const first = await run(args("Office"), { cwd });
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stderr, /^tunnels\.json: "Office" and "office" are both ionos-office on a device: rename one /);
    const read = async () => {
      const names = await readdir(join(cwd, "out"));
      return Promise.all(names.sort().map((name) => readFile(join(cwd, "out", name), "utf8")));
    };
    const before = await read();
    for (const force of [[], ["--force"]]) {
      const { status, stderr } = await run([...args("office"), ...force], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /ionos-office\.\w+ is there already, for the tunnel "Office": write to another folder/);
      assert.deepEqual(await read(), before);
    }
    assert.equal((await run([...args("Office"), "--force"], { cwd })).status, 0);
  });
}

test("a warning names only tunnels whose names become the same on a device", async (context) => {
  const tunnels = [definition("a-b"), definition("a_b"), definition("ab"), definition("A.B"), null, { name: "" }];
  const { status, stderr } = await peer(context, tunnels, "--device", "vyos", "--tunnel", "a-b");
  assert.equal(status, 0);
  const told = [...stderr.matchAll(/^tunnels\.json: "a-b" and "(.*)" are both ionos-a-b /gm)].map(([, name]) => name);
  assert.deepEqual(told, ["a_b", "A.B"]);
});

test("messages list a file's tunnels by name, and hide keys in names", async (context) => {
  const odd = [{ name: { toString: 1 } }, { name: null }, 5, null];
  const { status, stderr } = await peer(context, [definition("a"), definition(`b ${PSK}`), ...odd], "--device", "vyos");
  assert.deepEqual([status, stderr.replace(/•+/, "•").split("(")[1]], [2, "a, b •)\n"]);
  const [one, other] = [`A ${PSK}`, `a-${PSK}`].map((name) => definition(name, 1, { remoteHost: "vpn.mycompany.com" }));
  const namesakes = await peer(context, [one, other], "--device", "vyos", "--tunnel", one.name);
  assert.equal(namesakes.status, 0, namesakes.stderr);
  assert.match(namesakes.stderr, /are both/);
  assert.ok(!namesakes.stderr.includes(PSK), namesakes.stderr);
});

test("what a device does not support is reported with its position, and nothing is written", async (context) => {
  const tunnel = definition("office", 1, { ike: { diffieHellmanGroup: "28-ECP256BP" } });
  const { cwd, status, stdout, stderr } = await peer(context, tunnel, "--device", "libreswan", "--output", "out");
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /^tunnels\.json:\d+:\d+: error: .*\[peer\.unsupported\]\n/);
  assert.deepEqual(await readdir(cwd), ["tunnels.json"]);
});

test("a tunnel that was read has a placeholder for its key", async (context) => {
  const properties = definition("office", 1, { auth: { method: "PSK" } });
  const read = { id: "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe", type: "ipsectunnel", href: "", metadata: {}, properties };
  const { status, stdout, stderr } = await peer(context, { items: [read] }, "--device", "strongswan");
  assert.equal(status, 0, stderr);
  assert.ok(stdout.includes("<PRE-SHARED KEY>"), stdout);
});

test("another tunnel of the file may be wrong", async (context) => {
  const tunnels = [definition("a", 1), definition("b", 2, { ike: { lifetime: 60 } }), null];
  const { status, stderr } = await peer(context, tunnels, "--device", "generic", "--tunnel", "a");
  assert.deepEqual([status, stderr.includes("number.min")], [0, false]);
});

test("a file that is not JSON is reported as by check", async (context) => {
  const { status, stderr } = await peer(context, "{", "--device", "generic");
  assert.equal(status, 1);
  assert.match(stderr, /^tunnels\.json:1:\d: error: .*\[json\.syntax\]\n/);
});

test("an invalid tunnel is reported as by check", async (context) => {
  const { status, stderr } = await peer(
    context,
    definition("office", 1, { ike: { lifetime: 60 } }),
    "--device",
    "vyos",
  );
  assert.equal(status, 1);
  assert.match(stderr, /^tunnels\.json:\d+:\d+: error: .*\[number\.min\]\n/);
});

const misuses = {
  "an unknown device": [["--device", "toaster"], /--device must be one of strongswan, .*, not "toaster"/],
  "no device": [[], /peer needs --device/],
  "an address that is none": [["--device", "vyos", "--gateway-address", "gateway"], /gatewayAddress|address/i],
  "options that are wrong, by the arguments that gave them": [
    ["--device", "vyos", "--gateway-address", "x", "--peer-id", "a b", "--gateway-id", "", "--peer-address", "::1"],
    /^ionos-ipsec-tunnels: --gateway-address must .*\. --peer-address must .*\. --gateway-id must .*\. --peer-id must /,
  ],
  "the peer's own address": [
    ["--device", "vyos", "--gateway-address", "192.0.2.1"],
    /--gateway-address is the remoteHost/,
    definition("office", 1, { remoteHost: "192.0.2.1" }),
  ],
  "a folder without a name": [["--device", "vyos", "--output", ""], /--output must name a folder/],
  "an empty file": [["--device", "vyos"], /holds no tunnel/, { items: [] }],
};
for (const [what, [args, says, content = definition()]] of Object.entries(misuses)) {
  test(`${what} is reported, and the status is 2`, async (context) => {
    const { status, stderr } = await peer(context, content, ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
}

test("identities and the address behind NAT go into the configuration", async (context) => {
  const given = ["--gateway-id", "gw.example.com", "--peer-id", "me.example.com", "--peer-address", "192.168.1.2"];
  const { stdout } = await peer(context, definition(), "--device", "strongswan", ...given);
  for (const value of ["gw.example.com", "me.example.com", "192.168.1.2"]) assert.ok(stdout.includes(value), value);
});
