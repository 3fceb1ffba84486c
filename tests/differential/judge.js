// The judge: ajv with the schemas of the OpenAPI document. It shares no code with the Rust validator.

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { document, isHostname } from "../../www/emulator/schema.js";
import { differences } from "./differences.js";

/** The schemas of the document, with the deliberate differences applied or, as IONOS publishes them, without. */
function schemasFor(side) {
  const schemas = structuredClone(document.components.schemas);
  for (const { [side]: change } of differences) change?.(schemas);
  return schemas;
}

/**
 * Judges by one of the schemas.
 *
 * @returns {(name: string) => (value: unknown) => string[]} the paths of all violations in order, joined by "/". A
 * member that is missing is named by its own path. Nothing is found inside of a value that is of a wrong type.
 */
function judgeBy(schemas) {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, strictTuple: false });
  addFormats(ajv);
  ajv.addFormat("hostname", isHostname);
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: "openapi.json", components: { schemas } });
  return (name) => {
    const validate = ajv.compile({ $ref: `openapi.json#/components/schemas/${name}` });
    return (value) => (validate(value) ? [] : [...new Set(validate.errors.filter(isFinding).map(pathOf))].sort());
  };
}

/** The error of an "if" only says that its "else" failed, which has errors of its own. */
const isFinding = ({ keyword }) => keyword !== "if";

/** "/ike/lifetime"; the contract's names hold nothing that a JSON Pointer would escape. */
const pathOf = ({ instancePath, params }) =>
  params.missingProperty === undefined ? instancePath : `${instancePath}/${params.missingProperty}`;

/** The verdict that this package should have. */
export const judge = judgeBy(schemasFor("here"));

/** The verdict by the letter of the published schema. */
export const published = judgeBy(schemasFor("published"));
