// Errors on demand: a queue of answers that the next requests get instead of their own.

import { ApiError, errorBody } from "./errors.js";
import { checker } from "./schema.js";

/**
 * @typedef {object} Fault
 * @property {number} status
 * @property {number} [times] for how many requests; 1 by default
 * @property {"GET" | "POST" | "PUT" | "DELETE"} [method] only for requests with this method
 * @property {boolean} [apply] also carry the request out, as if its answer was lost on the way back
 * @property {string | number} [retryAfter] the Retry-After header: seconds or a date
 * @property {unknown} [body] a string is sent as it is, "" as an empty body, anything else as JSON; without it the
 *   documented error body is sent
 * @property {string} [contentType] for a body that is a string; text/html by default
 * @property {Record<string, string>} [headers]
 */

const headerValue = { type: "string", pattern: "^[\\t\\x20-\\x7e]*$" };
const violations = checker(
  {
    type: "array",
    items: {
      type: "object",
      required: ["status"],
      additionalProperties: false,
      properties: {
        status: { type: "integer", minimum: 200, maximum: 599 },
        times: { type: "integer", minimum: 1 },
        method: { enum: ["GET", "POST", "PUT", "DELETE"] },
        apply: { type: "boolean" },
        retryAfter: { ...headerValue, type: ["string", "integer"] },
        body: {},
        contentType: headerValue,
        headers: {
          type: "object",
          propertyNames: { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
          additionalProperties: headerValue,
        },
      },
    },
  },
  "faults",
);

export class FaultQueue {
  /** @type {Fault[]} */
  #queue = [];

  /** @param {unknown} faults one or a list */
  add(faults) {
    const list = Array.isArray(faults) ? faults : [faults];
    const messages = violations(list);
    if (messages.length > 0) throw new ApiError(422, { messages });
    this.#queue.push(...list.map((fault) => ({ times: 1, ...fault })));
  }

  /** The fault for a request with this method, used up once. */
  take(method) {
    const fault = this.#queue.find((candidate) => (candidate.method ?? method) === method);
    if (fault && --fault.times === 0) this.#queue.splice(this.#queue.indexOf(fault), 1);
    return fault;
  }

  list() {
    return this.#queue;
  }

  clear() {
    this.#queue = [];
  }
}

const NULL_BODY_STATUS = [204, 205, 304];

/** @param {Fault} fault */
export function faultResponse({ status, retryAfter, body = errorBody(status), contentType, headers }) {
  const isText = typeof body === "string";
  const content = isText ? body : JSON.stringify(body);
  const response = new Response(NULL_BODY_STATUS.includes(status) || content === "" ? null : content, { status });
  if (response.body) response.headers.set("Content-Type", isText ? (contentType ?? "text/html") : "application/json");
  if (retryAfter !== undefined) response.headers.set("Retry-After", String(retryAfter));
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value);
  return response;
}
