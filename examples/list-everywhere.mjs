// node list-everywhere.mjs GATEWAY: lists the tunnels of a gateway, asking all regions at once, and reports those that failed.
import { isUuid, regions, TunnelClient } from "ionos-ipsec-tunnels";

const { IONOS_TOKEN: token, VPN_SERVERS } = process.env;
const servers = VPN_SERVERS ? JSON.parse(VPN_SERVERS) : regions; // other servers to ask: {"name":"https://…"}
const [gateway] = process.argv.slice(2);

async function tunnelsAt(baseUrl) {
  const client = new TunnelClient({ baseUrl, token, timeoutMs: 10_000 });
  const tunnels = [];
  for await (const tunnel of client.iterate(gateway)) tunnels.push(tunnel);
  return tunnels;
}

/** A region that does not have the gateway has not failed. */
const noneIfUnknown = (error) => {
  if (error.kind === "not-found") return [];
  throw error;
};

if (isUuid(gateway)) {
  const asked = Object.values(servers).map((baseUrl) => tunnelsAt(baseUrl).catch(noneIfUnknown));
  const answers = await Promise.allSettled(asked);
  for (const [index, region] of Object.keys(servers).entries()) {
    const { value = [], reason } = answers[index];
    for (const { metadata, properties } of value) console.log(`${region}: ${properties.name} is ${metadata.status}`);
    if (reason) console.error(`${region} failed: ${reason.message}`);
  }
  if (answers.some(({ status }) => status === "rejected")) process.exitCode = 1;
} else {
  console.error("Name a gateway by its id: node list-everywhere.mjs GATEWAY");
  process.exitCode = 2;
}
