/** ajv with ajv-formats, compiled from the project's OpenAPI document. */

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { document } from "./document.js";
import { overParsedJson } from "./validator.js";

/** @param {import("ajv").Options} [options] */
export function makeAjv(options) {
  // Not strict: an OpenAPI document has members that JSON Schema does not know.
  const ajv = new Ajv({ allErrors: true, strict: false, ...options });
  addFormats(ajv);
  return ajv.addSchema(document, "openapi.json");
}

/** The reference to the schema of a tunnel. */
export const TUNNEL = "openapi.json#/components/schemas/IPSecTunnel";

const ajv = makeAjv();
const validateTunnel = ajv.compile({ $ref: TUNNEL });
// The checks of single values are compiled on first use, so that a start that needs none does not wait for them.
const lazily = (reference) => {
  let validate;
  return (value) => {
    validate ??= ajv.compile({ $ref: reference });
    return validate(value);
  };
};

const tunnel = (value) => (validateTunnel(value) ? undefined : validateTunnel.errors);
const isValid = (errors) => errors === undefined;

/** @type {import("./validator.js").Validator} */
export const validator = {
  tunnel,
  isValid,
  wrongPaths: (errors = []) => errors.map(({ instancePath, params }) => pathOf(instancePath, params.missingProperty)),
  ...overParsedJson({ tunnel, isValid }),
  cidr: lazily("openapi.json#/components/schemas/CIDR"),
  remoteHost: lazily(`${TUNNEL}/properties/remoteHost`),
};

/** A member that is missing has its own path, not its parent's. */
function pathOf(pointer, missing) {
  const path = pointer.split("/").slice(1);
  return missing === undefined ? path : [...path, missing];
}
