/** What is validated: one good tunnel, one bad one, and single values. */

/** A tunnel in which nothing is missing and nothing is wrong. */
export const goodTunnel = {
  name: "Head office",
  description: "Lets the head office reach the databases.",
  remoteHost: "vpn.mycompany.com",
  auth: { method: "PSK", psk: { key: "T7nq0vJw3mXc9sLk2bRz6yHd1gFa8uPe" } },
  ike: {
    diffieHellmanGroup: "19-ECP256",
    encryptionAlgorithm: "AES256-GCM-16",
    integrityAlgorithm: "SHA384",
    lifetime: 28800,
  },
  esp: {
    diffieHellmanGroup: "19-ECP256",
    encryptionAlgorithm: "AES256-GCM-16",
    integrityAlgorithm: "SHA384",
    lifetime: 3600,
  },
  cloudNetworkCIDRs: ["10.7.0.0/24", "2001:db8:7::/48"],
  peerNetworkCIDRs: ["192.168.40.0/24", "192.168.41.0/24"],
};

export const gatewayId = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
export const tunnelId = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe";

/** The good tunnel as the API returns it. */
export const tunnelRead = {
  id: tunnelId,
  type: "ipsectunnel",
  href: `/ipsecgateways/${gatewayId}/tunnels/${tunnelId}`,
  metadata: {
    createdDate: "2026-01-05T09:21:14Z",
    createdBy: "ops@example.com",
    lastModifiedDate: "2026-01-05T09:23:40Z",
    lastModifiedBy: "ops@example.com",
    status: "AVAILABLE",
    statusMessage: null,
    resourceURN: `ionos:vpn:ipsecgateway:tunnel:${tunnelId}`,
  },
  properties: { ...goodTunnel, auth: { method: "PSK" } },
};

/** A tunnel in which one field is wrong. */
export const almostGoodTunnel = { ...goodTunnel, remoteHost: "not a host" };

/** A tunnel in which every field is wrong. */
export const wrongTunnel = {
  name: "n".repeat(256),
  description: 7,
  remoteHost: "not a host",
  auth: { method: "RSA", psk: { key: 42 } },
  ike: { diffieHellmanGroup: "2-MODP1024", encryptionAlgorithm: "DES", integrityAlgorithm: "MD5", lifetime: 60 },
  esp: { diffieHellmanGroup: 19, encryptionAlgorithm: "AES-256", integrityAlgorithm: null, lifetime: 3600.5 },
  cloudNetworkCIDRs: ["10.7.0.0/33", "10.7.0.0"],
  peerNetworkCIDRs: [],
};

/** A good CIDR and a good host, each for the check of one string. */
export const goodCidr = goodTunnel.cloudNetworkCIDRs[0];
export const goodHost = goodTunnel.remoteHost;
