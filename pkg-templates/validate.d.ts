/**
 * Validation without the client: what a form needs, ready on import. The functions return the same results as those of
 * `ionos-ipsec-tunnels`, and `isTunnelError` recognises the errors of both entries.
 *
 * Reading JSON text, planning and the client are in `ionos-ipsec-tunnels`.
 *
 * @packageDocumentation
 */

export {
  algorithms,
  type Cidr,
  type CompleteIPSecTunnel,
  ConfigurationError,
  checkTunnels,
  cidrsOverlap,
  type DiffieHellmanGroup,
  type EncryptionAlgorithm,
  type ESPEncryption,
  type FieldPath,
  generatePsk,
  type IKEEncryption,
  type IntegrityAlgorithm,
  type IPSecPSK,
  type IPSecTunnel,
  type IPSecTunnelAuth,
  type IPSecTunnelMetadata,
  type IPSecTunnelRead,
  type Issue,
  type IssueCode,
  isCidr,
  isRemoteHost,
  issueCatalog,
  isTunnelError,
  isUuid,
  type Known,
  limits,
  newTunnelId,
  type Position,
  parseCidr,
  type Region,
  regions,
  type Severity,
  type Status,
  TunnelError,
  tunnelIdFor,
  tunnelSchema,
  type ValidateOptions,
  ValidationError,
  type ValidationResult,
  validateField,
  validateTunnel,
} from "./index.js";
