// Tunnels between strongSwan as the IONOS gateway, configured from the definition alone, and strongSwan as the peer,
// configured by the package: each comes up, carries traffic, and survives rekeying of both phases.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { algorithms } from "ionos-ipsec-tunnels";
import { peerConfig } from "ionos-ipsec-tunnels/peers";
import { Daemon } from "./daemon.js";
import { gatewayConfig } from "./gateway.js";
import { follow, settle } from "./journey.js";
import { Network } from "./network.js";
import { dualStack, pairsOf, tunnels } from "./tunnels.js";

const network = new Network();
let gateway;
let peer;

before(async () => {
  await network.start();
  gateway = await Daemon.swanctl(network.gateway);
  peer = await Daemon.swanctl(network.peer);
});
after(() => network.stop());

/** Configures both ends, the peer by the package. */
async function load(tunnel) {
  const { address } = network.gateway;
  await settle(network, tunnel);
  await gateway.load(gatewayConfig(tunnel, address, network.peer.address));
  const { files, issues } = peerConfig(tunnel, "strongswan", { gatewayAddress: address });
  assert.deepEqual(issues, []);
  await peer.load(files[0].text);
}

/** Takes both ends down, so that the next tunnel begins with nothing. */
async function unload() {
  for (const daemon of [peer, gateway]) await daemon.load("");
  for (const daemon of [peer, gateway]) {
    for (const { number } of await daemon.sas())
      await daemon.swanctl("--terminate", "--ike-id", String(number), "--force");
  }
}

test("the tunnels use every algorithm of the API in both phases", () => {
  const lists = {
    diffieHellmanGroup: algorithms.diffieHellmanGroups,
    encryptionAlgorithm: algorithms.encryptionAlgorithms,
    integrityAlgorithm: algorithms.integrityAlgorithms,
  };
  const isAead = (phase) => /GCM|CCM/.test(phase.encryptionAlgorithm);
  const used = (phases, member) => [...new Set(phases.map((phase) => phase[member]))].sort();
  for (const [member, list] of Object.entries(lists)) {
    const all = list.map(({ value }) => value).sort();
    for (const name of ["ike", "esp"]) {
      // Beside an AEAD cipher an integrity algorithm protects nothing; in IKE it is the pseudorandom function.
      const phases = tunnels.map((tunnel) => tunnel[name]);
      const plain = member === "integrityAlgorithm" ? phases.filter((phase) => !isAead(phase)) : phases;
      assert.deepEqual(used(plain, member), all, `${member} of ${name}`);
    }
  }
  const prfs = tunnels.map(({ ike }) => ike).filter(isAead);
  assert.deepEqual(used(prfs, "integrityAlgorithm"), algorithms.integrityAlgorithms.map(({ value }) => value).sort());
});

for (const tunnel of [...tunnels, dualStack]) {
  const { ike, esp } = tunnel;
  const pairs = pairsOf(tunnel).length;
  const [a, b] = [ike, esp].map((phase) => `${phase.encryptionAlgorithm} ${phase.diffieHellmanGroup}`);
  test(`IKE ${a}, ESP ${b}, ${pairs} pairs of networks, key ${JSON.stringify(tunnel.auth.psk.key)}`, async () => {
    await load(tunnel);
    try {
      await follow({ network, gateway, peer }, tunnel);
    } finally {
      await unload();
    }
  });
}

test("a peer with another key does not come up", async () => {
  const [tunnel] = tunnels;
  await settle(network, tunnel);
  await gateway.load(gatewayConfig(tunnel, network.gateway.address, network.peer.address));
  const other = { ...tunnel, auth: { method: "PSK", psk: { key: "0xDEADBEEE" } } };
  const { files } = peerConfig(other, "strongswan", { gatewayAddress: network.gateway.address });
  // The connection does not start by itself, so that the outcome of a single attempt is known.
  await peer.load(files[0].text.replace("start_action = start", "start_action = none"));
  try {
    const name = /^ {2}(ionos-\S+) \{$/m.exec(files[0].text)[1];
    await assert.rejects(peer.swanctl("--initiate", "--child", name, "--timeout", "5"), /AUTHENTICATION_FAILED|failed/);
  } finally {
    await unload();
  }
});
