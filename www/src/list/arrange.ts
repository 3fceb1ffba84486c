// Which tunnels are shown, and in which order.
import { cidrsOverlap, type IPSecTunnelRead, isCidr } from "ionos-ipsec-tunnels/slim";

export const COLUMNS = ["status", "name", "peer", "cloud", "peerNetworks", "created"] as const;
export type Column = (typeof COLUMNS)[number];

export interface View {
  /** Searched for in name, id, remote host and networks. An address or a network also matches networks that overlap it. */
  text: string;
  /** "" for any status. */
  status: string;
  sort: Column;
  descending: boolean;
}

export const EVERYTHING = { text: "", status: "" };
export const FIRST_VIEW: View = { ...EVERYTHING, sort: "created", descending: true };

/** Statuses that need attention come first; an unknown status comes before all. */
const URGENCY = ["FAILED", "PROVISIONING", "DESTROYING", "AVAILABLE"];

type Order = (a: IPSecTunnelRead, b: IPSecTunnelRead) => number;

export function arrange(tunnels: readonly IPSecTunnelRead[], view: View, language: string) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byText =
    (read: (tunnel: IPSecTunnelRead) => string | undefined): Order =>
    (a, b) =>
      compare(read(a) ?? "", read(b) ?? "");
  const byName = byText(({ properties }) => properties.name);
  const orders: Record<Column, Order> = {
    status: (a, b) => URGENCY.indexOf(a.metadata.status) - URGENCY.indexOf(b.metadata.status),
    name: byName,
    peer: byText(({ properties }) => properties.remoteHost),
    cloud: byText(({ properties }) => properties.cloudNetworkCIDRs[0]),
    peerNetworks: byText(({ properties }) => properties.peerNetworkCIDRs[0]),
    created: (a, b) => createdAt(a) - createdAt(b),
  };
  const order = orders[view.sort];
  const sign = view.descending ? -1 : 1;
  const matches = matcherOf(view.text, language);
  return tunnels
    .filter(({ metadata }) => view.status === "" || metadata.status === view.status)
    .filter(matches)
    .sort((a, b) => sign * order(a, b) || byName(a, b));
}

function matcherOf(text: string, language: string): (tunnel: IPSecTunnelRead) => boolean {
  const inOneCase = (words: string) => words.toLocaleLowerCase(language);
  const wanted = inOneCase(text.trim());
  const network = asNetwork(wanted);
  return ({ id, properties: { name, remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs } }) => {
    const networks = [...cloudNetworkCIDRs, ...peerNetworkCIDRs];
    return (
      [name, id, remoteHost, ...networks].some((words) => inOneCase(words).includes(wanted)) ||
      (network !== undefined && networks.some((other) => isCidr(other) && cidrsOverlap(network, other)))
    );
  };
}

/** An address as a network of this one address; a network as it is. */
function asNetwork(text: string): string | undefined {
  return [text, `${text}/32`, `${text}/128`].find(isCidr);
}

/** When the tunnel was created. Without a readable date it counts as old. */
function createdAt({ metadata }: IPSecTunnelRead) {
  return Date.parse(metadata.createdDate ?? "") || 0;
}
