// Creates a tunnel and waits until the API has set its side up. Run it again after any trouble: there will be one tunnel
// of that name.
//
//   TUNNEL_PSK=… node create-and-wait.mjs GATEWAY NAME REMOTE_HOST CLOUD_CIDR PEER_CIDR

import { isTunnelError, TunnelClient, tunnelIdFor, ValidationError, WaitError } from "ionos-ipsec-tunnels";

const [gateway, name = "", remoteHost, cloudCidr, peerCidr] = process.argv.slice(2);

try {
  const client = new TunnelClient(); // reads IONOS_API_URL and IONOS_TOKEN
  const id = tunnelIdFor(gateway, name);
  const { created } = await client.ensure(gateway, id, {
    name,
    remoteHost,
    auth: { method: "PSK", psk: { key: process.env.TUNNEL_PSK } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: [cloudCidr],
    peerNetworkCIDRs: [peerCidr],
  });
  console.log(`${created ? "Created" : "Replaced"} ${id}, waiting until it is AVAILABLE`);
  const onPoll = ({ metadata }) => console.log(metadata.status);
  await client.waitUntilAvailable(gateway, id, { onPoll });
} catch (error) {
  if (!isTunnelError(error)) throw error;
  console.error(inWords(error));
  process.exitCode = 1;
}

function inWords(error) {
  if (error instanceof ValidationError) return error.issues.map(({ message }) => message).join("\n");
  if (error instanceof WaitError && error.reason === "timeout")
    return "It is not ready yet. Run this again to wait on.";
  if (error.kind === "unauthorized") return "The token is not accepted. Get a new one, and put it into IONOS_TOKEN.";
  if (error.retryAfterMs > 0) return `${error.message} Try again in ${Math.ceil(error.retryAfterMs / 1000)} s.`;
  return error.message;
}
