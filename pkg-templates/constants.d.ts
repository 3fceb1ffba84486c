/**
 * The constants alone, without WebAssembly: algorithms, limits, regions and the catalogue of issues.
 *
 * @packageDocumentation
 */

export {
  algorithms,
  type DiffieHellmanGroup,
  type EncryptionAlgorithm,
  type IntegrityAlgorithm,
  type IssueCode,
  issueCatalog,
  limits,
  type Region,
  regions,
  type Severity,
} from "./index.js";
