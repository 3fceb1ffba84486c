// Every entry of the package that is ready on import, imported as users do, and the story that uses them.

import {
  ApiError,
  isTunnelError,
  newTunnelId,
  parseCidr,
  TunnelClient,
  ValidationError,
  validateTunnel,
} from "ionos-ipsec-tunnels";
import { issueCatalog, limits, regions } from "ionos-ipsec-tunnels/constants";
import { peerConfig } from "ionos-ipsec-tunnels/peers";
import {
  tunnelIdFor,
  tunnelSchema,
  validateField,
  validateTunnel as validateTunnelOfForm,
} from "ionos-ipsec-tunnels/validate";
import { story } from "./story.js";

const entries = {
  main: { ApiError, isTunnelError, newTunnelId, parseCidr, TunnelClient, ValidationError, validateTunnel },
  constants: { issueCatalog, limits, regions },
  peers: { peerConfig },
  validate: { tunnelIdFor, tunnelSchema, validateField, validateTunnel: validateTunnelOfForm },
};

/** Runs the story, on an API at `baseUrl`. */
export const tell = (baseUrl) => story(entries, baseUrl);

export { expected } from "./story.js";
