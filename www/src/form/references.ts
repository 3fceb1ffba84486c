// The URLs of the documents behind advice. The catalogue of the package names them: "RFC 4106 §6, RFC 4309 §3".

export interface Reference {
  name: string;
  /** Undefined for a document that this release does not know. */
  address?: string;
}

const IANA = "https://www.iana.org/assignments";
const MULTICAST = {
  ipv4: { name: "IANA IPv4 Multicast Address Space Registry", address: `${IANA}/multicast-addresses/` },
  ipv6: { name: "IANA IPv6 Multicast Address Space Registry", address: `${IANA}/ipv6-multicast-addresses/` },
};
const SPECIAL = {
  ipv4: { name: "IANA IPv4 Special-Purpose Address Registry", address: `${IANA}/iana-ipv4-special-registry/` },
  ipv6: { name: "IANA IPv6 Special-Purpose Address Registry", address: `${IANA}/iana-ipv6-special-registry/` },
};
const INTERNAL = "ICANN Board Resolution 2024.07.29.06";
const NAMES = "IANA Special-Use Domain Names Registry";

/** The documents other than RFCs, as the catalogue names them: some names stand for two documents. */
const DOCUMENTS: Readonly<Record<string, readonly Reference[]>> = {
  [MULTICAST.ipv4.name]: [MULTICAST.ipv4],
  "IANA IPv4 and IPv6 Multicast Address Space Registries": [MULTICAST.ipv4, MULTICAST.ipv6],
  [SPECIAL.ipv4.name]: [SPECIAL.ipv4],
  "IANA IPv4 and IPv6 Special-Purpose Address Registries": [SPECIAL.ipv4, SPECIAL.ipv6],
  [NAMES]: [{ name: NAMES, address: `${IANA}/special-use-domain-names/` }],
  [INTERNAL]: [
    {
      name: INTERNAL,
      address:
        "https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en",
    },
  ],
};

export function referencesIn(text: string): readonly Reference[] {
  return text.split(", ").flatMap((name) => {
    const [, rfc, section] = /^RFC (\d+)(?: §([\d.]+))?$/.exec(name) ?? [];
    if (!rfc) return DOCUMENTS[name] ?? [{ name }];
    return [{ name, address: `https://www.rfc-editor.org/rfc/rfc${rfc}.html${section ? `#section-${section}` : ""}` }];
  });
}
