/** The tunnels that are brought up: every algorithm of the API in both phases, one to three networks a side, odd keys. */

const phase = (diffieHellmanGroup, encryptionAlgorithm, integrityAlgorithm, lifetime) => ({
  diffieHellmanGroup,
  encryptionAlgorithm,
  integrityAlgorithm,
  lifetime,
});

const CLOUD = ["10.7.0.0/24", "10.8.1.0/25", "10.9.0.0/16"];
const PEER = ["192.168.40.0/24", "172.16.5.1/32", "192.168.41.128/26"];

/** IKE and ESP settings, networks on the cloud's and on the peer's side, and the key. */
const ROWS = [
  [["15-MODP3072", "AES128-CTR", "SHA256"], ["28-ECP256BP", "AES256", "AES-XCBC"], 1, 1, "0xDEADBEEF"],
  [["16-MODP4096", "AES256-CTR", "SHA384"], ["29-ECP384BP", "AES128", "SHA512"], 1, 2, "0x not hexadecimal"],
  [["19-ECP256", "AES128-GCM-16", "SHA256"], ["30-ECP512BP", "AES256-CCM-12", "SHA256"], 2, 1, '"quoted" \\ back\\'],
  [["20-ECP384", "AES256-GCM-16", "SHA384"], ["15-MODP3072", "AES128-CCM-12", "SHA384"], 3, 3, "Schlüssel 鍵 🔑"],
  [
    ["21-ECP521", "AES128-GCM-12", "SHA512"],
    ["16-MODP4096", "AES256-GCM-12", "SHA512"],
    2,
    2,
    "  spaces at both ends  ",
  ],
  [["28-ECP256BP", "AES256-GCM-12", "AES-XCBC"], ["19-ECP256", "AES128-GCM-12", "SHA256"], 1, 3, "0sAGFnZQ=="],
  [
    ["29-ECP384BP", "AES128-CCM-12", "SHA256"],
    ["20-ECP384", "AES256-GCM-16", "SHA384"],
    3,
    1,
    "} secrets { # '`$(id)%",
  ],
  [["30-ECP512BP", "AES256-CCM-12", "SHA512"], ["21-ECP521", "AES128-GCM-16", "SHA512"], 3, 2, "0X1f"],
  [["16-MODP4096", "AES128", "SHA512"], ["16-MODP4096", "AES256-CTR", "SHA384"], 2, 3, "line\nbreak\ttab"],
  [
    ["19-ECP256", "AES256", "AES-XCBC"],
    ["30-ECP512BP", "AES128-CTR", "SHA256"],
    1,
    1,
    "X2wosbaw74M8hQGbK3jCCaEusR6CCFRa",
  ],
];

/** Definitions as they would be sent to the API. */
export const tunnels = ROWS.map(([ike, esp, cloudNetworks, peerNetworks, key], index) => ({
  name: `Tunnel ${index + 1}: "${ike[1]}" } # {`,
  description: "Two lines\nof text; $(reboot)",
  // By name and by address in turn: the name stands for the peer, and need not resolve at its own end.
  remoteHost: index % 2 === 0 ? "vpn.mycompany.com" : "192.0.2.2",
  auth: { method: "PSK", psk: { key } },
  ike: phase(...ike, 86_400),
  esp: phase(...esp, 3_600),
  cloudNetworkCIDRs: CLOUD.slice(0, cloudNetworks),
  peerNetworkCIDRs: PEER.slice(0, peerNetworks),
}));

/** Networks of both families. */
export const dualStack = {
  ...tunnels[3],
  name: "Dual stack",
  cloudNetworkCIDRs: ["10.7.0.0/24", "2001:db8:7::/64"],
  peerNetworkCIDRs: ["192.168.40.0/24", "2001:db8:40::/64"],
};

/** The first address behind a network's own, or the address that is all of it. */
export function addressIn(network) {
  const [address, length] = network.split("/");
  if (length === "32" || length === "128") return address;
  return address.includes(":") ? `${address}1` : address.replace(/\d+$/, (last) => String(Number(last) + 1));
}

/** Addresses of the two sides that have to reach each other: every pair of networks of one family. */
export function pairsOf({ cloudNetworkCIDRs, peerNetworkCIDRs }) {
  const addresses = (networks) => networks.map(addressIn);
  return addresses(peerNetworkCIDRs).flatMap((peer) =>
    addresses(cloudNetworkCIDRs)
      .filter((cloud) => cloud.includes(":") === peer.includes(":"))
      .map((cloud) => ({ peer, cloud })),
  );
}
