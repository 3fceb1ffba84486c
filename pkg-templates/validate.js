/** What `/validate` exports: what a form needs, and no client. */

export { algorithms, issueCatalog, limits, regions } from "./constants.js";
export { ConfigurationError, isTunnelError, TunnelError, ValidationError } from "./errors.js";
export { tunnelSchema } from "./schema.js";
export {
  checkTunnels,
  cidrsOverlap,
  generatePsk,
  isCidr,
  isRemoteHost,
  isUuid,
  newTunnelId,
  parseCidr,
  tunnelIdFor,
  validateField,
  validateTunnel,
} from "./validation.js";
