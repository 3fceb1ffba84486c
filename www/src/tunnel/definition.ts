// A tunnel that was read, as a definition that can be sent: only the key has to be added.
import type { IPSecTunnel, IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";

/** All members that were read are kept, also those that this release does not know. `null` is how some APIs write nothing. */
export function definitionOf({ properties }: IPSecTunnelRead, key: string): IPSecTunnel {
  const definition = { ...properties, auth: { method: "PSK", psk: { key } } };
  if (definition.description === null) delete definition.description;
  // A read tunnel may hold algorithms newer than this release: the API, which has them, takes them again.
  return definition as IPSecTunnel;
}
