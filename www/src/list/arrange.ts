// Which tunnels are shown, and in which order.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels";

export const SORTS = ["newest", "oldest", "name", "status"] as const;

export interface View {
  /** Found in the name, the remote host or a network. */
  text: string;
  /** "" for any. */
  status: string;
  sort: (typeof SORTS)[number];
}

export const NO_FILTER = { text: "", status: "" };

/** What needs someone comes first; before that, what this release does not know. */
const URGENCY = ["FAILED", "PROVISIONING", "DESTROYING", "AVAILABLE"];

type Order = (a: IPSecTunnelRead, b: IPSecTunnelRead) => number;

export function arrange(tunnels: IPSecTunnelRead[], { text, status, sort }: View, language: string) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName: Order = (a, b) => compare(a.properties.name, b.properties.name);
  const orders: Record<View["sort"], Order> = {
    newest: (a, b) => createdAt(b) - createdAt(a),
    oldest: (a, b) => createdAt(a) - createdAt(b),
    name: byName,
    status: (a, b) => URGENCY.indexOf(a.metadata.status) - URGENCY.indexOf(b.metadata.status),
  };
  const inOneCase = (words: string) => words.toLocaleLowerCase(language);
  const wanted = inOneCase(text.trim());
  return tunnels
    .filter(({ metadata }) => status === "" || metadata.status === status)
    .filter(({ properties: { name, remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs } }) =>
      [name, remoteHost, ...cloudNetworkCIDRs, ...peerNetworkCIDRs].some((words) => inOneCase(words).includes(wanted)),
    )
    .sort((a, b) => orders[sort](a, b) || byName(a, b));
}

/** Without a readable date a tunnel counts as old. */
function createdAt({ metadata }: IPSecTunnelRead) {
  return Date.parse(metadata.createdDate ?? "") || 0;
}
