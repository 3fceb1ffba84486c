/** This package, in the form in which all validators are measured. */

import { isCidr, validateField, validateTunnel, validateTunnelsJson } from "ionos-ipsec-tunnels";

const errorsOnly = { advice: false };

/** @type {import("./validator.js").Validator} */
export const validator = {
  tunnel: (value) => validateTunnel(value, errorsOnly),
  isValid: (result) => result.valid,
  wrongPaths: (result) => (result.valid ? [] : result.issues.map(({ path }) => path)),
  tunnelsJson: (json) => validateTunnelsJson(json, errorsOnly),
  countValid: (result) => result.valid,
  cidr: isCidr,
  remoteHost: (value) => validateField("remoteHost", value, errorsOnly).length === 0,
};

/** Validation with advice, for which the others have no counterpart. */
export const withAdvice = {
  tunnel: (value) => validateTunnel(value),
  tunnelsJson: (json) => validateTunnelsJson(json),
};
