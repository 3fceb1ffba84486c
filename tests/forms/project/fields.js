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

/** Fields for seconds hold a number, or `undefined` while they are empty. */
export const isNumber = (name) => name.endsWith(".lifetime");
export const toNumber = (text) => (text === "" || text === undefined ? undefined : Number(text));
