// A server component that creates two equal tunnels, and waits for both, while Next.js watches its fetches.

import { TunnelClient } from "ionos-ipsec-tunnels";

const gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const tunnel = {
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: "a-key-for-the-office-tunnel" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.5.0/24"],
};

export default async function Page({ searchParams }) {
  const events = [];
  const client = new TunnelClient({ baseUrl: searchParams.api, token: "demo", onEvent: (event) => events.push(event) });
  const before = await client.list(gateway);
  const created = [await client.create(gateway, tunnel), await client.create(gateway, tunnel)];
  const patience = { intervalMs: 20, maxIntervalMs: 20, maxWaitMs: 10_000 };
  const available = await Promise.all(created.map(({ id }) => client.waitUntilAvailable(gateway, id, patience)));
  const after = await client.list(gateway);
  const told = {
    before: before.items.length,
    after: after.items.length,
    ids: new Set(created.map(({ id }) => id)).size,
    statuses: available.map(({ metadata }) => metadata.status),
    requests: events.filter(({ type }) => type === "request").length,
  };
  return <pre id="told">{JSON.stringify(told)}</pre>;
}
