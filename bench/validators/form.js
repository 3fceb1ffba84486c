/** The package's entry for forms, with the functions that the measurement of the first validation needs. */

import { validateTunnel } from "ionos-ipsec-tunnels/validate";

export const validator = {
  tunnel: (value) => validateTunnel(value, { advice: false }),
  isValid: (result) => result.valid,
};
