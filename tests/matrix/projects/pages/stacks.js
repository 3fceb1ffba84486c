// The beginning of the stacks of errors: head and first frame.

import { planTunnels, TunnelClient, tunnelIdFor } from "./node_modules/ionos-ipsec-tunnels/index.mjs";
import { peerConfig } from "./node_modules/ionos-ipsec-tunnels/peers.mjs";

const client = new TunnelClient({ baseUrl: location.origin, token: "invalid" });
const gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";

const failing = {
  "a client": () => new TunnelClient({ region: "nowhere" }),
  "an id": () => tunnelIdFor("no gateway", "office"),
  "a plan": () => planTunnels("no gateway", [], []),
  "a configuration": () => peerConfig({}, "generic", { gatewayAddress: "203.0.113.1" }),
  "a call": () => client.get(gateway, gateway),
  "a walk": () => client.gateways().next(),
  "carrying out": () => client.apply(gateway, {}),
};

async function beginning(act) {
  try {
    await act();
    return "nothing";
  } catch ({ stack }) {
    return stack.split("\n").slice(0, 2);
  }
}

globalThis.told = Promise.all(Object.entries(failing).map(async ([what, act]) => [what, ...(await beginning(act))]));
