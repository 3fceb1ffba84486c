// The request that sets a tunnel to what it is, as a command of curl for a POSIX shell. Token and key come from the environment.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { definitionOf } from "./definition";

/** A placeholder for the key in the JSON, which no tunnel contains. */
const KEY = "\u0000key\u0000";

export function curlOf(baseUrl: string, gatewayId: string, tunnel: IPSecTunnelRead): string {
  const url = `${baseUrl.replace(/\/+$/, "")}/ipsecgateways/${gatewayId}/tunnels/${tunnel.id}`;
  const body = JSON.stringify({ id: tunnel.id, properties: definitionOf(tunnel, KEY) }, null, 2);
  // In single quotes the shell leaves all characters as they are, except a single quote, which is written as '\''.
  const quoted = `'${body.replaceAll("'", String.raw`'\''`)}'`.replace(
    JSON.stringify(KEY).slice(1, -1),
    `'"$IPSEC_PSK"'`,
  );
  return [
    `curl --fail-with-body --request PUT '${url}' \\`,
    `  --header "Authorization: Bearer $IONOS_TOKEN" \\`,
    `  --header 'Content-Type: application/json' \\`,
    `  --data ${quoted}`,
    "",
  ].join("\n");
}
