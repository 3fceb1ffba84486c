/**
 * The constants alone, without WebAssembly: algorithms, limits, regions and the catalogue of issues (without
 * the templates for single reasons, which only messages need).
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
