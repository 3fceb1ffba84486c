// The OpenAPI document and the JSON Schema library that checks requests against it.
//
// Requests are validated by the document alone. No code is shared with the Rust validator, so that tests can compare the two.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { isALabel } from "./a-label.js";

export const document = JSON.parse(readFileSync(new URL("openapi.json", import.meta.url), "utf8"));

// strictTypes would complain about `metadata`, which the API declares without a type; verbose hands `wording` the schema.
const ajv = new Ajv({ allErrors: true, strictTypes: false, verbose: true });
addFormats(ajv);
// Replaces formats of ajv-formats that are too lenient: it accepts "urn:uuid:…" as a UUID, and as host names also those that
// end in a dot (RFC 1123 has no root label), mistyped addresses ("10.0.0.256") and A-labels that cannot be decoded.
ajv.addFormat("uuid", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
ajv.addFormat("hostname", isHostname);
// Because of references into the document, ajv treats its root as a schema as well.
ajv.addVocabulary(Object.keys(document));
ajv.addSchema(document, "openapi.json");

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** @param {string} text */
export function isHostname(text) {
  const labels = text.split(".");
  return (
    text.length <= 253 &&
    labels.every((label) => LABEL.test(label) && (!/^xn--/i.test(label) || isALabel(label))) &&
    !/^\d+$/.test(labels.at(-1))
  );
}

/**
 * Compiles a schema, which may refer to the document by "#/components/…" or "openapi.json#/components/…".
 *
 * @param {object} schema
 * @param {string} [name] the name of the whole value in messages
 * @returns {(value: unknown) => string[]} one message for each violation, never holding the value itself
 */
export function checker(schema, name = "") {
  const validate = ajv.compile(schema.$ref?.startsWith("#") ? { $ref: `openapi.json${schema.$ref}` } : schema);
  return (value) => (validate(value) ? [] : violations(validate.errors, name));
}

/** @param {import("ajv").ErrorObject[]} errors */
function violations(errors, name) {
  const messages = new Map();
  for (const error of errors) {
    const path = pathOf(error, name);
    // A branch of anyOf that does not match is not a violation. The error of the anyOf itself, which comes last, stands for all.
    if (!messages.has(path) || error.keyword === "anyOf") messages.set(path, `${path}: ${wording(error)}`);
  }
  return [...messages.values()];
}

/** A path such as "properties.cloudNetworkCIDRs[0]". The path of a missing member is its own, not its parent's. */
function pathOf({ instancePath, params }, name) {
  const segments = instancePath.split("/").slice(1);
  const member = params.missingProperty ?? params.additionalProperty;
  if (member !== undefined) segments.push(member);
  return segments.reduce((path, segment) => {
    if (/^\d+$/.test(segment)) return `${path}[${segment}]`;
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    return path === "" ? key : `${path}.${key}`;
  }, name);
}

function wording({ keyword, schema, message }) {
  switch (keyword) {
    case "required":
      return "is required";
    case "additionalProperties":
      return "is not known";
    case "enum":
      return `must be one of ${schema.join(", ")}`;
    case "anyOf":
      return `must be ${schema.map((branch) => branch.format ?? branch.$ref?.split("/").at(-1)).join(" or ")}`;
    default:
      return message;
  }
}
