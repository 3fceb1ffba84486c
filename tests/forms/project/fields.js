// Names of the fields that the forms have, as the libraries write them.

export const fields = [
  "name",
  "remoteHost",
  "auth.psk.key",
  "ike.lifetime",
  "esp.lifetime",
  "cloudNetworkCIDRs.0",
  "peerNetworkCIDRs.0",
];

/** The field for seconds holds a number; empty, it holds nothing. */
export const isNumber = (name) => name.endsWith(".lifetime");
export const toNumber = (text) => (text === "" || text === undefined ? undefined : Number(text));
