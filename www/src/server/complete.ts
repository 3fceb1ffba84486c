// Completes answers of the API. The client checks the id alone, so that nothing the API has accepted is lost. Here members that
// are missing or of another type become empty, so that one malformed tunnel does not break the page for the others.
import type { IPSecGatewayRead, IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";

const EMPTY_TUNNEL = {
  name: "",
  remoteHost: "",
  auth: { method: "PSK" },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: [],
  peerNetworkCIDRs: [],
};

export const completeTunnel = (tunnel: IPSecTunnelRead): IPSecTunnelRead => ({
  ...tunnel,
  metadata: complete(tunnel.metadata, { status: "–" }),
  properties: complete(tunnel.properties, EMPTY_TUNNEL),
});

export const completeGateway = (gateway: IPSecGatewayRead): IPSecGatewayRead => ({
  ...gateway,
  properties: complete(gateway.properties, { name: gateway.id, gatewayIP: "", connections: [] }),
});

function complete<T extends object>(given: T, empty: object): T {
  const members = Object.entries(empty).filter(([name, value]) => kindOf(Reflect.get(given, name)) !== kindOf(value));
  return { ...given, ...Object.fromEntries(members) };
}

const kindOf = (value: unknown) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
