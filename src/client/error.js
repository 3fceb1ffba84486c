/** Describes what went wrong with a call. Until it is said how errors are made, descriptions are thrown as they are. */

let make = (description) => description;

export function useErrors(makeError) {
  make = makeError;
}

/** `members` are those of the class. */
export const failure = (name, code, message, members) => make({ name, message, code, ...members });

/** What is wrong with an answer, by the code of the error. */
const FAULTS = {
  "response.empty": "is empty where the API promises JSON",
  "response.not-json": "is not JSON",
  "response.shape": "does not have the shape that the API promises",
  "response.truncated": "broke off before its end",
  "response.too-large": "is larger than 16 MiB",
  "response.redirect": "is a redirect, which the API never sends and this client never follows",
  "paging.not-advancing": "repeats a page that was read already",
};

/** What each class of errors about a call says and holds beside what all of them hold. */
const classes = {
  ConnectionError: ({ call, cause }) => ({ message: `No answer to ${call}: the connection failed.`, cause }),
  TimeoutError: ({ call, ms }) => ({
    message: `No whole answer to ${call} within ${Math.trunc(ms)} milliseconds.`,
    timeoutMs: ms,
  }),
  ResponseError: ({ call, code, status, cause }) => ({
    message: `The answer to ${call} (status ${status}) ${FAULTS[code]}.`,
    status,
    cause,
  }),
  ApiError: ({ call, status, kind, ms, words, messages, requestId }) => ({
    message: `The API answered ${call} with status ${status}${words && ": "}${words || "."}`,
    status,
    kind,
    messages,
    retryAfterMs: ms,
    requestId,
  }),
};

/** An error about a call. Which of the later arguments count depends on the class. */
export function callFailure(name, code, method, url, attempts, status, ms, cause, kind, words, messages, requestId) {
  const facts = { call: `${method} ${url}`, code, status, ms, cause, kind, words, messages, requestId };
  return make({ name, code, method, url, attempts, ...classes[name](facts) });
}
