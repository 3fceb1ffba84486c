/** The test of a tunnel: it comes up, each pair of networks answers pings, and again after rekeying the child and IKE. */

import assert from "node:assert/strict";
import { until } from "./network.js";
import { pairsOf } from "./tunnels.js";

/** Gives both hosts an address in each of their networks. */
export async function settle(network, tunnel) {
  for (const { peer, cloud } of pairsOf(tunnel)) {
    await network.peer.settle(peer);
    await network.gateway.settle(cloud);
  }
}

/**
 * Follows a tunnel that the peer initiates by itself.
 *
 * @param {{ network: import("./network.js").Network, gateway: import("./daemon.js").Daemon,
 *   peer: import("./daemon.js").Daemon }} ends
 */
export async function follow({ network, gateway, peer }, tunnel) {
  const first = await peer.up("the tunnel comes up");
  await pingAll(network, tunnel, "up");

  await peer.swanctl("--rekey", "--child", first.child);
  const second = await until("the child has new keys", async () => {
    const now = await peer.up("one child is left");
    return now.spi !== first.spi && now;
  });
  assert.equal(second.number, first.number, "the IKE SA stays where a child has new keys");
  await pingAll(network, tunnel, "rekeyed");

  const [sa] = (await peer.swanctl("--list-sas")).split(":");
  await peer.swanctl("--rekey", "--ike", sa);
  await until("IKE has new keys", async () => (await peer.up("one IKE SA is left")).number !== first.number);
  await gateway.up("the gateway has one IKE SA");
  await pingAll(network, tunnel, "IKE rekeyed");
}

async function pingAll(network, tunnel, state) {
  for (const { peer, cloud } of pairsOf(tunnel)) {
    assert.ok(await network.peer.reaches(peer, cloud), `${state}: ${peer} reaches ${cloud}`);
  }
}
