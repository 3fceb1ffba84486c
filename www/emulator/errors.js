// Errors in the API's form: a status and a body `{ httpStatus, messages: [{ errorCode, message }] }`.

/** For each status the code and the sentence that are sent when nothing more precise is known. */
const documented = {
  400: ["paas-request-1", "The request is malformed"],
  401: ["paas-auth-1", "Unauthorized, wrong or no api key provided to process this request"],
  403: ["paas-feature-1", "The token does not permit this request"],
  404: ["paas-resource-1", "There is no such resource"],
  405: ["paas-method-1", "The resource does not support this method"],
  409: ["paas-conflict-1", "The id is already taken"],
  415: ["paas-media-type-1", "The Content-Type must be application/json"],
  422: ["paas-validation-1", "The request cannot be followed"],
  429: ["paas-rate-limit-1", "Too many requests"],
  500: ["paas-internal-1", "An internal error occurred"],
  503: ["paas-unavailable-1", "The service is unavailable"],
};

/**
 * @param {number} status
 * @param {string[]} [texts] one for each problem
 * @param {string} [code] where the status alone does not say which problem it is
 */
export function errorBody(status, texts, code) {
  const [errorCode, text] = documented[status] ?? ["paas-unexpected-1", "An unexpected error occurred"];
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
