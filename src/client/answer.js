/**
 * The shape of answers, and what errors about calls say. Made by JSON.parse, a value holds neither getters nor itself.
 * Until it is said how errors are made, descriptions are thrown as they are.
 */

const isAbsent = (value) => value === undefined || value === null;
const isIndex = (value) => Number.isInteger(value) && value >= 0;

/**
 * Whether a value has a form, or is absent: `null` counts as absent. A form is the name of a type, `[form]` for a list,
 * or an object of forms.
 */
function fits(form, value) {
  if (isAbsent(value)) return true;
  if (typeof form === "string") return typeof value === form;
  if (Array.isArray(form)) return Array.isArray(value) && value.every((item) => fits(form[0], item));
  if (typeof value !== "object" || Array.isArray(value)) return false;
  for (const name in form) if (!fits(form[name], value[name])) return false;
  return true;
}

/** Whether a value is a tunnel, with what no tunnel may leave out. */
export function isTunnel(form, value) {
  const { id, metadata, properties } = value ?? {};
  const needed = [id, metadata?.status, properties?.name, properties?.remoteHost];
  return !needed.some(isAbsent) && fits(form, value);
}

/** Whether a value is a page of tunnels. What it leaves out is filled in; its items only where it is clearly a page. */
export function isPage(form, page, offset, limit) {
  if (isAbsent(page)) return false;
  const isMarked = page.type === "collection" || !isAbsent(page.offset ?? page.limit ?? page._links);
  if (typeof page !== "object" || (isAbsent(page.items) && !isMarked)) return false;
  page.items ??= [];
  page.offset ??= offset;
  page.limit ??= limit;
  page._links ??= {};
  const { items, _links } = page;
  if (!isIndex(page.offset) || !isIndex(page.limit) || typeof _links !== "object") return false;
  return Array.isArray(items) && items.every((item) => isTunnel(form, item));
}

/** A tunnel for an error, from its JSON text. The API never returns a key; should it do so, it is not for errors. */
export function withoutKey(text) {
  try {
    const tunnel = JSON.parse(text);
    delete tunnel.properties?.auth?.psk;
    return tunnel;
  } catch {
    return undefined;
  }
}

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
