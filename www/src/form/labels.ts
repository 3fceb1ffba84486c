// The names that the form gives to a tunnel's members, put into sentences that speak of "auth.psk.key".

const LABELS: Record<string, string> = {
  name: "Name",
  description: "Description",
  remoteHost: "Remote host",
  "auth.method": "Authentication",
  "auth.psk.key": "Pre-shared key",
  cloudNetworkCIDRs: "Cloud networks",
  peerNetworkCIDRs: "Peer networks",
  diffieHellmanGroup: "Diffie-Hellman group",
  encryptionAlgorithm: "encryption",
  integrityAlgorithm: "integrity",
  lifetime: "lifetime",
};

/** "name" and "description" are words of their own, so they count only where a sentence begins with them. */
const PATHS =
  /^(?:name|description)\b|\b(?:remoteHost|auth\.method|auth\.psk\.key|(?:ike|esp)\.\w+|(?:cloud|peer)NetworkCIDRs(?:\.\d+)?)\b/g;

export function withLabels(sentence: string): string {
  return sentence.replace(PATHS, (path) => LABELS[path] ?? labelOfPart(path));
}

function labelOfPart(path: string): string {
  const [whole = "", part = ""] = path.split(".");
  if (/^\d+$/.test(part)) return `${LABELS[whole]?.replace(/s$/, "")} ${Number(part) + 1}`;
  return `${whole.toUpperCase()} ${LABELS[part] ?? part}`;
}
