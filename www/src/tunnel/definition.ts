// A tunnel that was read, as a definition that can be sent: only the key has to be added.
import type { IPSecTunnel, IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";

/** All members that were read are kept, also unknown ones. Members that are `null` are left out: some APIs write absence so. */
export function definitionOf({ properties }: IPSecTunnelRead, key: string): IPSecTunnel {
  const definition = { ...properties, auth: { method: "PSK", psk: { key } } };
  if (definition.description === null) delete definition.description;
  // A tunnel that was read may have algorithms that are newer than this release, which the client sends if it does not check.
  return definition as IPSecTunnel;
}
