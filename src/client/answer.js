/**
 * What callers and servers hand in: options, the shape of answers; and what errors say. Made by JSON.parse, an answer
 * holds neither getters nor itself. Until it is said how errors are made, descriptions are thrown as they are.
 */

const isText = (value) => typeof value === "string";
const isFunction = (value) => typeof value === "function";
const isObject = (value) => typeof value === "object" && value !== null;
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
function isTunnel(form, value) {
  const { id, metadata, properties } = value ?? {};
  const needed = [id, metadata?.status, properties?.name, properties?.remoteHost];
  return !needed.some(isAbsent) && fits(form, value);
}

/** Whether a value is a page of tunnels. What it leaves out is filled in; its items only where it is clearly a page. */
function isPage(form, page, offset, limit) {
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

/** The `value` of a JSON text, or the `fault` in it: the code of an error. */
function read(text, isFine) {
  const value = parsed(text);
  if (value === undefined) return { fault: isText(text) && text.trim() ? "response.not-json" : "response.empty" };
  return isFine(value) ? { value } : { fault: "response.shape" };
}

export const readTunnel = (text, form) => read(text, (value) => isTunnel(form, value));
export const readPage = (text, form, offset, limit) => read(text, (value) => isPage(form, value, offset, limit));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Headers that may hold the server's id for a request, the first one found counts. */
const REQUEST_ID = ["x-request-id", "x-correlation-id", "request-id"];

/** What an error status came with: an object with the request's id, and the documented messages, so far as they are texts. */
export function complaintsOf({ text, headers }) {
  const requestId = REQUEST_ID.map((name) => headers?.get(name)).find(isText);
  const messages = parsed(text)?.messages;
  const entries = Array.isArray(messages) ? messages.filter(isObject) : [];
  return [{ requestId }, ...entries.map(({ errorCode, message }) => texts({ errorCode, message }))];
}

const texts = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => isText(value)));

/** A tunnel for an error, from its JSON text. The API never returns a key; should it do so, it is not for errors. */
export function withoutKey(text) {
  const tunnel = parsed(text);
  delete tunnel?.properties?.auth?.psk;
  return tunnel;
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
  ApiError: ({ call, status, kind, ms, complaints: [{ requestId }, ...messages] }) => {
    const words = messages.map(({ message }) => message).filter(Boolean);
    return {
      code: messages.find(({ errorCode }) => isText(errorCode))?.errorCode || `http-${status}`,
      message: `The API answered ${call} with status ${status}${words.length > 0 ? `: ${words.join("; ")}` : "."}`,
      status,
      kind,
      messages,
      retryAfterMs: ms,
      requestId,
    };
  },
};

/** An error about a call. Which of the later arguments count depends on the class. */
export function callFailure(name, code, method, url, attempts, status, ms, cause, kind, complaints) {
  const facts = { call: `${method} ${url}`, code, status, ms, cause, kind, complaints };
  return make({ name, code, method, url, attempts, ...classes[name](facts) });
}

/** What a step gives, or undefined where it throws: options may have getters, or be proxies. */
function attempted(step) {
  try {
    return step();
  } catch {
    return undefined;
  }
}

function refuse(code, message) {
  throw failure("ConfigurationError", code, message);
}

const OBJECT = "an object";
const TEXT = "a string";
const FLAG = "true or false";
const MILLISECONDS = "a number of milliseconds, 0 or more";
const COUNT = "a whole number of at least 1";
const FUNCTION = "a function";
const SIGNAL = "an AbortSignal";
const URL_OR_TEXT = "a string or a URL";
const TOKEN = "a string, or a function that gives one";
const RETRY = "an object, or false for a single attempt";
const HEADERS = "a plain object of names and values";

/** Whether a value is what the words say. Objects of the platform may be of any realm. */
const kinds = {
  [OBJECT]: isObject,
  [TEXT]: isText,
  [FLAG]: (value) => typeof value === "boolean",
  [MILLISECONDS]: (value) => typeof value === "number" && value >= 0,
  [COUNT]: (value) => Number.isInteger(value) && value >= 1,
  [FUNCTION]: isFunction,
  [SIGNAL]: (value) => isFunction(value.addEventListener) && isFunction(value.removeEventListener),
  [URL_OR_TEXT]: (value) => isText(value.href ?? value),
  [TOKEN]: (value) => isText(value) || isFunction(value),
  [RETRY]: (value) => isObject(value) || value === false,
  // Headers, Map and arrays would look like an object without members.
  [HEADERS]: (value) => isObject(value) && !isFunction(value.entries),
};

const settings = { timeoutMs: MILLISECONDS, retry: RETRY, headers: HEADERS };
const known = {
  client: {
    region: TEXT,
    baseUrl: URL_OR_TEXT,
    allowInsecureHttp: FLAG,
    token: TOKEN,
    fetch: FUNCTION,
    onEvent: FUNCTION,
    validate: FLAG,
    ...settings,
  },
  request: { signal: SIGNAL, ...settings },
  retry: { maxAttempts: COUNT, baseDelayMs: MILLISECONDS, maxDelayMs: MILLISECONDS },
  wait: { maxWaitMs: MILLISECONDS, intervalMs: MILLISECONDS, maxIntervalMs: MILLISECONDS, onPoll: FUNCTION },
};

function check(name, kind, value) {
  if (!attempted(() => kinds[kind](value))) refuse("option.invalid", `${name} must be ${kind}.`);
}

/** A plain object of the options that are given. Absent are `undefined`, `null` and blank texts. */
function given(what, options, prefix = "") {
  const found = {};
  if (isAbsent(options)) return found;
  check("options", OBJECT, options);
  for (const name in known[what]) {
    const value = attempted(() => options[name]);
    if (isAbsent(value)) continue;
    check(prefix + name, known[what][name], value);
    if (!isText(value) || value.trim()) found[name] = value;
  }
  return found;
}

/** Options for Rust: `headers` are lines, and `url` holds the parts of `baseUrl`. */
export function optionsOf(what, options) {
  const found = given(what, options);
  if (found.retry) found.retry = given("retry", found.retry, "retry.");
  if (found.headers) found.headers = linesOf(found.headers);
  if (what === "client") {
    const url = found.baseUrl ?? (found.region ? undefined : environment("IONOS_API_URL"));
    if (url) found.url = partsOf(url);
    found.token ??= environment("IONOS_TOKEN");
    found.isServer = isServer();
  }
  return found;
}

/** Header fields, each a line that begins with a line break. Those that the client sets itself are refused. */
function linesOf(headers) {
  let lines = "";
  for (const [name, value] of attempted(() => Object.entries(headers)) ?? [[]]) {
    if (!isText(value)) refuse("header.invalid", "headers must hold strings only.");
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      refuse("header.invalid", "headers holds a name that is no HTTP header name.");
    }
    if (/^(accept|authorization|content-type)$/i.test(name)) {
      refuse("header.reserved", `headers must not hold ${name}: the client sets it itself.`);
    }
    if (/[\0\r\n\u0100-\uffff]/.test(value)) {
      const words = "must have no line breaks, null bytes or characters beyond Latin-1.";
      refuse("header.invalid", `headers.${name} ${words}`);
    }
    lines += `\n${name}:${value}`;
  }
  return lines;
}

/**
 * The parts of a URL, a line each, as no part holds a line break; of the origin and the path, one without a slash at its
 * end. Relative to the page, where there is one; blank where it is no URL.
 */
function partsOf(url) {
  for (const page of [undefined, globalThis.location?.href]) {
    try {
      const { protocol, hostname, origin, pathname, username, password, search, hash } = new URL(url.href ?? url, page);
      const base = origin + pathname.replace(/\/+$/, "");
      return [base, protocol, hostname, username + password, search + hash].join("\n");
    } catch {}
  }
  return "";
}

/** Whether this is Node, or a runtime that says it is like Node. */
const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** A variable of the environment, where there is one that is not blank. */
function environment(name) {
  try {
    // By its global name: of a bare "process", bundlers make a package of theirs.
    const value = isServer() ? globalThis.process.env[name] : undefined;
    return value?.trim() ? value : undefined;
  } catch {
    // Some runtimes ask the user first.
  }
}
