// Reads a request as an operation of the OpenAPI document declares it, or refuses it.

import { ApiError, violationError } from "./errors.js";
import { checker, document } from "./schema.js";

const resolve = (node) =>
  node.$ref
    ? node.$ref
        .split("/")
        .slice(1)
        .reduce((at, key) => at[key], document)
    : node;

/**
 * @param {object} operation of the OpenAPI document
 * @param {400 | 422} violationStatus the answer to a body that breaks the schema
 * @returns {(request: import("hono").HonoRequest) => Promise<{ params: Record<string, any>, body: any }>}
 *   resolves to validated data: parameters have their types and defaults, UUIDs are in lower case
 */
export function requestReader(operation, violationStatus) {
  const parameters = operation.parameters.map(resolve).map((parameter) => ({
    ...parameter,
    violations: checker(parameter.schema, parameter.name),
  }));
  const bodySchema = operation.requestBody?.content["application/json"].schema;
  const bodyViolations = bodySchema && checker(bodySchema);

  return async (request) => {
    const params = readParameters(request, parameters);
    if (!bodyViolations) return { params, body: undefined };
    const mediaType = request.header("content-type")?.split(";")[0].trim().toLowerCase();
    if (mediaType !== "application/json") throw new ApiError(415);
    const body = await readJsonObject(request);
    const messages = bodyViolations(body);
    if (messages.length > 0) throw violationError(violationStatus, messages);
    return { params, body };
  };
}

function readParameters(request, parameters) {
  const params = {};
  const messages = [];
  for (const { name, in: place, schema, violations } of parameters) {
    const texts = place === "path" ? [request.param(name)] : (request.queries(name) ?? []);
    if (texts.length > 1) messages.push(`${name}: must be given once`);
    const value = texts.length === 0 ? schema.default : typed(texts[0], schema);
    messages.push(...violations(value));
    params[name] = value;
  }
  if (messages.length > 0) throw new ApiError(400, { messages });
  return params;
}

function typed(text, { type, format }) {
  if (type === "integer" && /^-?(?:0|[1-9]\d*)$/.test(text)) return Number(text);
  return format === "uuid" ? text.toLowerCase() : text;
}

async function readJsonObject(request) {
  const body = await readJson(request);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ApiError(400, { messages: ["The body must be a JSON object"] });
  }
  return body;
}

/** @param {import("hono").HonoRequest} request */
export async function readJson(request) {
  const bytes = await request.arrayBuffer();
  try {
    // Fatal, because text() would silently replace invalid UTF-8 by U+FFFD.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's message is not passed on, because it quotes the text, and with it perhaps a key.
    throw new ApiError(400, { messages: ["The body is not JSON"] });
  }
}
