// libreswan's own programs read the package's configuration: as a whole, setting by setting, and the algorithms by the
// parser of its daemon. LIBRESWAN names the folder of these programs.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { algorithms } from "ionos-ipsec-tunnels";
import { peerConfig, peerSupport } from "ionos-ipsec-tunnels/peers";
import { run } from "./network.js";
import { dualStack, tunnels } from "./tunnels.js";

const options = { gatewayAddress: "203.0.113.1", peerAddress: "198.51.100.20" };
const folder = mkdtempSync(join(tmpdir(), "libreswan-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const program = (name) => join(process.env.LIBRESWAN, name);

/** The same tunnel with the group of IKE in both phases, as libreswan needs it. It also does CCM only in ESP. */
const suited = (tunnel) => {
  const esp = { ...tunnel.esp, diffieHellmanGroup: tunnel.ike.diffieHellmanGroup };
  return { ...tunnel, esp };
};
const isSupported = (tunnel) => peerSupport(tunnel).libreswan.every(({ severity }) => severity !== "error");

/** A configuration as libreswan has read it: the connections, each with its settings. */
async function understood(text) {
  const file = join(folder, "ipsec.conf");
  writeFileSync(file, text);
  await run(program("addconn"), ["--checkconfig", "--config", file]);
  const connections = {};
  let connection;
  for (const line of (await run(program("readwriteconf"), ["--config", file])).split("\n")) {
    const [, name] = /^conn (\S+)/.exec(line) ?? [];
    const [, setting, value] = /^\t(\w+)=(.*)$/.exec(line) ?? [];
    if (name) {
      connection = {};
      connections[name] = connection;
    } else if (setting && connection) {
      connection[setting] = value;
    }
  }
  return connections;
}

const confOf = (tunnel) =>
  peerConfig(tunnel, "libreswan", options).files.find(({ name }) => name.endsWith(".conf")).text;

test("it understands ends, identities, networks and lifetimes", async () => {
  const tunnel = suited({
    ...dualStack,
    name: "Dual stack",
    ike: { ...tunnels[0].ike, encryptionAlgorithm: "AES256" },
  });
  const connections = await understood(confOf(tunnel));
  assert.deepEqual(Object.keys(connections), [
    "ionos-dual-stack-ends",
    "ionos-dual-stack-ipv4",
    "ionos-dual-stack-ipv6",
  ]);
  for (const [family, here, there] of [
    ["ipv4", "192.168.40.0/24", "10.7.0.0/24"],
    ["ipv6", "2001:db8:40::/64", "2001:db8:7::/64"],
  ]) {
    const connection = connections[`ionos-dual-stack-${family}`];
    const { left, leftid, right, rightid, leftsubnets, rightsubnets, ikev2, auto, pfs } = connection;
    assert.deepEqual(
      { left, leftid, right, rightid, leftsubnets, rightsubnets, ikev2, auto, pfs },
      {
        left: "198.51.100.20",
        leftid: '"192.0.2.2"',
        right: "203.0.113.1",
        rightid: '"203.0.113.1"',
        leftsubnets: `{${here}}`,
        rightsubnets: `{${there}}`,
        ikev2: "yes",
        auto: "start",
        pfs: "yes",
      },
    );
    // In milliseconds: keys are replaced after at most seven tenths of the tunnel's lifetime, and not much earlier.
    const { ikelifetime, salifetime, rekeymargin } = connection;
    assert.equal(ikelifetime - rekeymargin, (86_400_000 / 10) * 7);
    assert.equal(salifetime - rekeymargin, (3_600_000 / 10) * 7);
  }
});

test("a name is an identity, not a host to look up", async () => {
  const [connection] = Object.values(await understood(confOf(suited(tunnels[0]))));
  assert.equal(connection.leftid, '"@vpn.mycompany.com"');
});

test("hostile names and every sound key leave the configuration as it is", async () => {
  for (const tunnel of tunnels.map(suited).filter(isSupported)) {
    const [connection, ...others] = Object.values(await understood(confOf(tunnel)));
    assert.equal(connection.right, "203.0.113.1");
    assert.equal(others.length, 1);
  }
});

test("its parser of proposals takes every algorithm that the package writes, and no other is refused", async () => {
  const groups = algorithms.diffieHellmanGroups.map(({ value }) => value);
  const ciphers = algorithms.encryptionAlgorithms.map(({ value }) => value);
  const hashes = algorithms.integrityAlgorithms.map(({ value }) => value);
  const [base] = tunnels;
  const written = { ike: new Set(), esp: new Set() };
  const refused = new Set();
  for (const diffieHellmanGroup of groups) {
    for (const encryptionAlgorithm of ciphers) {
      for (const integrityAlgorithm of hashes) {
        const phase = { diffieHellmanGroup, encryptionAlgorithm, integrityAlgorithm };
        for (const name of ["ike", "esp"]) {
          const other = name === "ike" ? "esp" : "ike";
          const tunnel = { ...base, [name]: phase, [other]: { diffieHellmanGroup } };
          if (isSupported(tunnel)) written[name].add(new RegExp(`^ {4}${name}=(.*)$`, "m").exec(confOf(tunnel))[1]);
          else refused.add(peerSupport(tunnel).libreswan.map(({ params }) => params.value)[0]);
        }
      }
    }
  }
  for (const [name, proposals] of Object.entries(written)) {
    await run(program("algparse"), ["-v2", ...[...proposals].map((proposal) => `${name}=${proposal}`)]);
  }
  assert.equal(written.ike.size, 5 * 8 * 4);
  assert.equal(written.esp.size, 6 + 4 * 4);
  assert.deepEqual([...refused].sort(), [
    "28-ECP256BP",
    "29-ECP384BP",
    "30-ECP512BP",
    "AES128-CCM-12",
    "AES256-CCM-12",
  ]);
  // libreswan also refuses what the package refuses.
  for (const proposal of ["ike=aes256-sha2_256-dh28", "ike=aes_ccm_b256-sha2_256-dh16"]) {
    await assert.rejects(run(program("algparse"), ["-v2", proposal]), /not (recognized|supported)/);
  }
});
