// Errors in the API's form: a status and a body `{ httpStatus, messages: [{ errorCode, message }] }`.

/** The code of a request that violates the schema. Public sources show it with status 400; whether 422 occurs is not known. */
const VIOLATION = "paas-validation-1";

/** Codes that the API sends according to IONOS's documentation, tools and issue trackers. */
const seen = {
  401: ["paas-auth-1", "Unauthorized, wrong or no api key provided to process this request"],
  403: ["paas-feature-1", "The token does not permit this request"],
  422: [VIOLATION, "The request cannot be followed"],
};

/**
 * Codes that were invented for this emulator, in the style of those seen, as "paas-quota-1" is in `store.js`: the API's
 * own for these statuses are not public. Nothing but tests of the emulator should rely on them.
 */
const invented = {
  400: ["paas-request-1", "The request is malformed"],
  404: ["paas-resource-1", "There is no such resource"],
  405: ["paas-method-1", "The resource does not support this method"],
  409: ["paas-conflict-1", "The id is already taken"],
  415: ["paas-media-type-1", "The Content-Type must be application/json"],
  429: ["paas-rate-limit-1", "Too many requests"],
  500: ["paas-internal-1", "An internal error occurred"],
  503: ["paas-unavailable-1", "The service is unavailable"],
};
const anyOther = ["paas-unexpected-1", "An unexpected error occurred"];

/** For each status, the default code and message. */
const usual = { ...invented, ...seen };

/**
 * @param {number} status
 * @param {string[]} [texts] one for each problem
 * @param {string} [code] replaces the default code of the status
 */
export function errorBody(status, texts, code) {
  const [errorCode, text] = usual[status] ?? anyOther;
  return {
    httpStatus: status,
    messages: (texts ?? [text]).map((message) => ({ errorCode: code ?? errorCode, message })),
  };
}

/** Thrown to end a request with an error of the API. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {{ messages?: string[], code?: string, headers?: Record<string, string> }} [details]
   */
  constructor(status, { messages, code, headers } = {}) {
    super(`HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.body = errorBody(status, messages, code);
    this.headers = headers;
  }
}

/**
 * A request that breaks the schema.
 *
 * @param {400 | 422} status which of the two the API sends is not known
 * @param {string[]} messages one for each violation
 */
export const violationError = (status, messages) => new ApiError(status, { messages, code: VIOLATION });
