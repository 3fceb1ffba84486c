// The complete list of the cases in which the package differs from the letter of the API's published schema, and why.
//
// www/emulator/openapi.json already has as rules what the published schema says only in its prose. `published` removes a
// difference from the document's schemas, `here` adds it; `example` is a change to a good tunnel that shows it.

const ALGORITHMS = ["DiffieHellmanGroup", "EncryptionAlgorithm", "IntegrityAlgorithm"];

export const differences = [
  {
    what: "unknown algorithms",
    why: "The prose lists the algorithms; one that it does not list is a mistake that the gateway finds too late.",
    example: { ike: { encryptionAlgorithm: "3DES" } },
    published(schemas) {
      for (const name of ALGORITHMS) delete schemas[name].enum;
    },
  },
  {
    what: "unknown methods of authentication",
    why: "The prose lists PSK alone.",
    example: { auth: { method: "RSA", psk: { key: "k" } } },
    published(schemas) {
      delete schemas.IPSecTunnelAuth.properties.method.enum;
    },
  },
  {
    what: "no PSK for method PSK",
    why: "The prose requires it. For another method it is not asked for: the method is what is wrong then.",
    example: { auth: { method: "PSK" } },
    published(schemas) {
      schemas.IPSecTunnelAuth.required = ["method"];
    },
    here(schemas) {
      schemas.IPSecTunnelAuth.required = ["method"];
      schemas.IPSecTunnelAuth.if = { not: { required: ["method"], properties: { method: { const: "PSK" } } } };
      schemas.IPSecTunnelAuth.else = { required: ["psk"] };
    },
  },
  {
    what: "an empty PSK",
    why: "It is no secret, and nobody means it.",
    example: { auth: { method: "PSK", psk: { key: "" } } },
    here(schemas) {
      schemas.IPSecPSK.properties.key.minLength = 1;
    },
  },
  {
    what: "the 101st network of a list and those after it",
    why: "The list is refused for its length already; hostile input does not get to choose how much is read.",
    example: { cloudNetworkCIDRs: [...Array(100).fill("10.0.0.0/8"), "x"] },
    here(schemas) {
      for (const side of ["cloudNetworkCIDRs", "peerNetworkCIDRs"]) {
        const list = schemas.IPSecTunnel.properties[side];
        list.items = Array(100).fill(list.items);
        list.additionalItems = true;
      }
    },
  },
  {
    what: "A-labels in the JSON Schemas that the package emits",
    why: "No pattern can decode Punycode: they take every label that begins with xn--. `isRemoteHost` does not.",
    isBeyondSchemas: (host) => /(?:^|\.)xn--/i.test(host),
  },
];

/** Whether the package refuses a host for a reason that JSON Schema cannot express. */
export const isBeyondSchemas = (host) => differences.some((difference) => difference.isBeyondSchemas?.(host));
