/** This package as a form has it: the entry for forms, which loads faster, and of it what the first validation takes. */

import { validateTunnel } from "ionos-ipsec-tunnels/validate";

export const validator = {
  tunnel: (value) => validateTunnel(value, { advice: false }),
  isValid: (result) => result.valid,
};
