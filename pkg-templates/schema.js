/** The tunnel as Standard Schema v1 and Standard JSON Schema v1, for form libraries. */

import { schemas } from "./facts.json";
import { validateTunnel } from "./validation.js";
import { start } from "./wasm.js";

/**
 * The dialects of JSON Schema, and the member that names each in a schema; OpenAPI 3.0 names it once for the document. The
 * schemas have only keywords that mean the same in all dialects.
 */
const DIALECTS = {
  "draft-2020-12": { $schema: "https://json-schema.org/draft/2020-12/schema" },
  "draft-07": { $schema: "http://json-schema.org/draft-07/schema#" },
  "openapi-3.0": {},
};

const emit = (schema) => (options) => {
  const target = options?.target;
  const dialect = Object.hasOwn(DIALECTS, target) ? DIALECTS[target] : undefined;
  if (dialect === undefined) {
    throw new TypeError(`JSON Schema is emitted for the targets ${Object.keys(DIALECTS).join(", ")} only.`);
  }
  return { ...dialect, ...JSON.parse(JSON.stringify(schema)) };
};

export const tunnelSchema = Object.freeze({
  "~standard": Object.freeze({
    version: 1,
    vendor: "ionos-ipsec-tunnels",
    validate: function validate(value) {
      start(validate);
      const result = validateTunnel(value, { advice: false });
      if (result.valid) return { value: result.value };
      return { issues: result.issues.map(({ message, path, code, params }) => ({ message, path, code, params })) };
    },
    jsonSchema: Object.freeze({ input: emit(schemas.input), output: emit(schemas.output) }),
  }),
});
