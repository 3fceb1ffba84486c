// Creates a tunnel on a connection that was kept open, and prints the outcome.

import { TunnelClient } from "ionos-ipsec-tunnels";

const gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const client = new TunnelClient({
  baseUrl: (globalThis.Deno?.args ?? globalThis.process.argv.slice(2))[0],
  token: "t",
});
await client.list(gateway);
// One turn of the event loop, in which the platform returns the connection to its pool.
await new Promise((resolve) => setTimeout(resolve));
const created = client.create(gateway, {
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: "a-key-for-the-office-tunnel" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.5.0/24"],
});
console.log(
  await created.then(
    () => "created",
    ({ name }) => name,
  ),
);
