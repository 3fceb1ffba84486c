// The short story that every project of the matrix tells, on an API at `baseUrl`. No platform but the Web's is used.

/** Comes back as plain data, to be compared with `expected` wherever it was told. */
export async function story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, baseUrl) {
  const tunnel = {
    name: "office",
    remoteHost: "vpn.mycompany.com",
    auth: { method: "PSK", psk: { key: "kT9v2xQ7mB4wZ8rL5nJ1cF6hD3sG0pYa" } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: ["10.7.0.0/24"],
    peerNetworkCIDRs: ["192.168.40.0/24"],
  };
  const { network, size } = parseCidr("2001:db8::7/120");
  const client = new TunnelClient({ baseUrl, token: "demo" });
  const gatewayId = newTunnelId();
  const { id } = await client.create(gatewayId, tunnel);
  const available = await client.waitUntilAvailable(gatewayId, id, { intervalMs: 10, maxIntervalMs: 50 });
  const error = await client.get(gatewayId, newTunnelId()).catch((reason) => reason);
  return {
    good: validateTunnel(tunnel).valid,
    bad: validateTunnel({ ...tunnel, ike: { lifetime: 60 } }).issues.map(({ code }) => code),
    cidr: `${network} holds ${size}`,
    status: available.metadata.status,
    refused: error instanceof ApiError ? error.kind : String(error),
  };
}

/** How the story goes. */
export const expected = {
  good: true,
  bad: ["number.min"],
  cidr: "2001:db8::/120 holds 256",
  status: "AVAILABLE",
  refused: "not-found",
};
