/** The package's entry for forms, with what the first validation needs of a validator. */

import { validateTunnel } from "ionos-ipsec-tunnels/validate";

export const validator = {
  tunnel: (value) => validateTunnel(value, { advice: false }),
  isValid: (result) => result.valid,
};
