/** `list`: the tunnels of a gateway, or the gateways. */

import { connect } from "./connection.js";
import { asJson } from "./keys.js";
import { table } from "./terminal.js";

export async function run({ gateway, gateways, format, ...where }) {
  const client = connect({ gateway, ...where });
  const found = [];
  for await (const item of gateways ? client.gateways() : client.iterate(gateway)) found.push(item);
  if (format === "json") {
    process.stdout.write(asJson(found));
  } else if (found.length === 0) {
    process.stdout.write(gateways ? "There are no gateways.\n" : "The gateway has no tunnels.\n");
  } else {
    process.stdout.write(gateways ? gatewaysAsText(found) : tunnelsAsText(found));
  }
  return 0;
}

const gatewaysAsText = (gateways) =>
  table([
    ["NAME", "ADDRESS", "TIER", "STATUS", "ID"],
    ...gateways.map(({ id, metadata, properties }) => [
      properties?.name,
      properties?.gatewayIP,
      properties?.tier,
      metadata?.status,
      id,
    ]),
  ]);

const tunnelsAsText = (tunnels) =>
  table([
    ["NAME", "STATUS", "REMOTE HOST", "CLOUD NETWORKS", "PEER NETWORKS", "ID"],
    ...tunnels.map(({ id, metadata, properties }) => [
      properties?.name,
      metadata?.status,
      properties?.remoteHost,
      properties?.cloudNetworkCIDRs,
      properties?.peerNetworkCIDRs,
      id,
    ]),
  ]) +
  tunnels
    .filter(({ metadata }) => metadata?.statusMessage)
    .map(({ metadata, properties }) => table([[`${properties?.name}: ${metadata.statusMessage}`]]))
    .join("");
