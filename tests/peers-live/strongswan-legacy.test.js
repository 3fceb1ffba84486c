// A peer whose strongSwan is started with the ipsec.conf and ipsec.secrets of the package: the same journey as with swanctl.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { peerConfig } from "ionos-ipsec-tunnels/peers";
import { Daemon } from "./daemon.js";
import { gatewayConfig } from "./gateway.js";
import { follow, settle } from "./journey.js";
import { Network } from "./network.js";
import { dualStack, tunnels } from "./tunnels.js";

let network;
let gateway;

beforeEach(async () => {
  network = new Network();
  await network.start();
  gateway = await Daemon.swanctl(network.gateway);
});
afterEach(() => network.stop());

/** Puts the files where the starter and its daemon read them; gives their paths. */
function install(files) {
  mkdirSync(network.peer.folder, { recursive: true });
  return files.map(({ name, text, secret }) => {
    const path = join(network.peer.folder, name);
    writeFileSync(path, text, { mode: secret ? 0o600 : 0o644 });
    return path;
  });
}

// Tunnels with different ciphers in both phases, several networks, and keys with special characters of a shell or strongSwan.
for (const tunnel of [tunnels[0], tunnels[2], tunnels[3], tunnels[6], tunnels[8], dualStack]) {
  const { ike, esp } = tunnel;
  test(`IKE ${ike.encryptionAlgorithm}, ESP ${esp.encryptionAlgorithm}, ${tunnel.remoteHost}`, async () => {
    await settle(network, tunnel);
    const { address } = network.gateway;
    await gateway.load(gatewayConfig(tunnel, address, network.peer.address));
    const { files, issues } = peerConfig(tunnel, "strongswan-legacy", { gatewayAddress: address });
    assert.deepEqual(issues, []);
    const peer = await Daemon.starter(network.peer, ...install(files));
    await follow({ network, gateway, peer }, tunnel);
  });
}
