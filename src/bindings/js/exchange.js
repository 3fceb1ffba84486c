/** One request and its answer: sends the request, reads the answer, and makes the summary that decisions and errors need. */

import { attempt, isObject, isText, quietly } from "./given.js";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

// ── Requests ─────────────────────────────────────────────────────────────────────────────────────────

/** Sends a request, and reads the whole answer. */
export function send(interrupt, config, request, { authorization, timeoutMs }) {
  const { fetch: custom, largestBody, textExamined } = config;
  const { url } = request;
  return interrupt.until(timeoutMs, (settle) => {
    const controller = new AbortController();
    let reader;
    const chunks = [];
    const abandon = () => {
      controller.abort();
      // Some platforms keep the socket open until the reader is cancelled.
      quietly(() => reader?.cancel());
    };
    const init = initOf(request, authorization, controller.signal);
    const exchange = async () => {
      let answer;
      try {
        const response = await (custom ? custom(url, init) : fetch(url, init));
        const status = statusOf(response);
        answer = { came: "answer", status, ...headersOf(response.headers, config), receivedMs: Date.now() };
        const { isTooLarge, text } = await read(response, largestBody, chunks, (stream) => {
          reader = stream;
          // The signal has aborted, and the caller's fetch answers all the same.
          if (controller.signal.aborted) abandon();
          return () => controller.signal.aborted;
        });
        if (isTooLarge) {
          abandon();
          return { ...answer, body: "too-large" };
        }
        return Object.assign(answer, summaryOf(request, status, text, textExamined));
      } catch (thrown) {
        abandon();
        const cause = withoutRawAnswer(thrown);
        if (answer === undefined) return noAnswer(cause, custom !== undefined);
        const text = beginningOf(textOfBytes(chunks), textExamined) || undefined;
        return { ...answer, body: "truncated", cause, text };
      }
    };
    exchange().then(settle);
    return abandon;
  });
}

/** The options for `fetch`. */
function initOf(request, authorization, signal) {
  return {
    method: request.method,
    headers: { ...fieldsOf(request.headers), authorization },
    redirect: "manual",
    signal,
    ...bodyOf(request),
    ...withoutCache(),
  };
}

/** The outcome of a request without an answer. It is permanent where the caller's own `fetch` has a programming error. */
function noAnswer(cause, isCustom) {
  return { came: "no-answer", cause, reason: reasonOf(cause), isPermanent: isCustom && isProgrammingError(cause) };
}

/** The caller's `fetch` resolved with something that is no usable Response: another attempt would fail in the same way. */
class NoResponse extends TypeError {}

function statusOf(response) {
  const { status, type, body, bodyUsed } = response ?? {};
  const hasBody = typeof body?.getReader === "function" || typeof response?.text === "function";
  if (typeof status !== "number" || typeof response.headers?.get !== "function" || !hasBody) {
    throw new NoResponse("fetch resolved with no Response");
  }
  if (bodyUsed === true || body?.locked === true) {
    throw new NoResponse("fetch resolved with a Response whose body was read before: give a clone of it");
  }
  // Response.error(), which service workers give where the network failed.
  if (type === "error") throw new TypeError("fetch resolved with a network error");
  return status;
}

/**
 * Whether an exception of the caller's `fetch` is a programming error in it. Failures of the network are TypeErrors as well,
 * so these are told apart by the words that engines use.
 */
function isProgrammingError(error) {
  if (attempt(() => error instanceof NoResponse)) return true;
  const name = attempt(() => error.name);
  if (["ReferenceError", "RangeError", "SyntaxError"].includes(name)) return true;
  const words =
    /is not a function|is not a constructor|is not iterable|is not defined|is (undefined|null)|not an object|properties of|can't access property|constant variable|[Ii]nvalid URL|Failed to parse URL|Failed to construct/;
  return name === "TypeError" && attempt(() => words.test(error.message)) === true;
}

/**
 * Header fields as an object, from name, value, name, value, and so on. The names become lower case, so that the last one of
 * two fields with one name counts.
 */
function fieldsOf(list) {
  const fields = {};
  for (let index = 0; index < list.length; index += 2) fields[list[index].toLowerCase()] = list[index + 1];
  return fields;
}

/**
 * The body: a text, or in Deno a stream for a POST, which must not be sent twice. If a kept connection is reset, Deno sends
 * a request with a text again without telling anyone, even if the server has carried it out already.
 */
function bodyOf({ body, method }) {
  if (body === undefined) return undefined;
  if (method !== "POST" || globalThis.Deno === undefined) return { body };
  const start = (stream) => {
    stream.enqueue(encoder.encode(body));
    stream.close();
  };
  return { body: new ReadableStream({ start }), duplex: "half" };
}

let cacheField;

/**
 * The field that keeps caches from answering requests and from joining two requests into one; nothing in runtimes that do
 * not know the field, as these would refuse the request.
 */
function withoutCache() {
  if (cacheField === undefined) {
    const field = { cache: "no-store" };
    const isKnown = typeof Request !== "function" || attempt(() => new Request("http://localhost", field));
    cacheField = isKnown ? field : {};
  }
  return cacheField;
}

/** The headers that decisions need. Headers from another realm, or a stand-in for them, may return or throw anything. */
function headersOf(headers, { requestIdHeaders }) {
  const header = (name) => {
    const value = attempt(() => headers.get(name));
    return typeof value === "string" ? value : undefined;
  };
  const retryAfter = header("retry-after");
  let requestId;
  for (const name of requestIdHeaders) requestId ??= header(name);
  return {
    retryAfter,
    retryDateMs: dateMs(retryAfter),
    // It matters only as the time from which a date in Retry-After is counted.
    dateMs: retryAfter === undefined ? undefined : dateMs(header("date")),
    requestId,
    location: header("location"),
  };
}

/** An HTTP date in milliseconds since 1970. It must end in "GMT", because Date.parse accepts many other texts as dates. */
function dateMs(text) {
  const ms = text?.trim().endsWith("GMT") ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** The text of a body. A stream is recognised by its methods, as it may come from another realm or be a stand-in. */
async function read(response, largestBody, chunks, hold) {
  const { body } = response;
  // Stand-ins for Response may have no stream, or a Node stream.
  if (typeof body?.getReader !== "function") {
    const text = await response.text();
    return { text, isTooLarge: text?.length > largestBody };
  }
  const reader = body.getReader();
  const isOver = hold(reader);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    // A stand-in for a stream may go on after it was cancelled.
    if (done || isOver()) return { text: textOfBytes(chunks) };
    if (typeof value?.byteLength !== "number") throw new TypeError("The body gave something other than bytes");
    size += value.byteLength;
    if (size > largestBody) return { isTooLarge: true };
    chunks.push(value);
  }
}

function textOfBytes(chunks) {
  if (chunks.length === 1) return decoder.decode(chunks[0]);
  const whole = new Uint8Array(chunks.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return decoder.decode(whole);
}

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────

const isIndex = (value) => Number.isInteger(value) && value >= 0 && value <= 0x7fff_ffff;
const textOf = (value) => (isText(value) ? value : undefined);

/** The beginning of a body, which WebAssembly gets so that an error can show it. */
const beginningOf = (text, most) => (isText(text) ? text.slice(0, most) : undefined);

/** The summary of a body for decisions, and its `value` for the caller, which is plain data made by JSON.parse. */
function summaryOf({ expects, offset, limit, seen }, status, text, textExamined) {
  const value = expects === "nothing" && status < 400 ? undefined : parsed(text);
  if (status >= 400) return { body: "messages", messages: messagesOf(value) };
  if (expects === "nothing") return { body: "ignored" };
  const beginning = beginningOf(text, textExamined);
  if (value === undefined) return { body: beginning?.trim() ? "not-json" : "empty", text: beginning };
  const isPage = isObject(value) && (Array.isArray(value.items) || ((value.items ?? null) === null && isMarked(value)));
  if (expects === "page" && isPage) return pageOf(value, { offset, limit, seen });
  if (expects === "resource" && isObject(value) && !Array.isArray(value.items)) return resourceOf(value, beginning);
  return { body: "wrong-shape", id: textOf(value?.id), text: beginning };
}

/** Whether an object without `items` is a page by its other members. */
const isMarked = ({ type, offset, limit, _links }) =>
  type === "collection" || (offset ?? limit ?? _links ?? null) !== null;

/** The value of a JSON text. Stand-ins for Response may leave a byte order mark at its beginning. */
function parsed(text) {
  return attempt(() => JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
}

/** Adds empty `metadata` and `properties` to a resource that lacks them, so that callers can read their members. */
function withMembers(resource) {
  for (const name of ["metadata", "properties"]) if (!isObject(resource[name])) resource[name] = {};
  return resource;
}

function resourceOf(value, text) {
  const { metadata } = withMembers(value);
  const [id, tunnelStatus, statusMessage] = [value.id, metadata.status, metadata.statusMessage].map(textOf);
  return { body: "resource", value, id, tunnelStatus, statusMessage, text };
}

/**
 * The summary of a page, and the page itself with every member that the declarations promise. Items that are no objects, and
 * those whose ids are in `seen`, are left out.
 */
function pageOf(value, { offset, limit, seen }) {
  const given = value.items ?? [];
  const next = value._links?.next;
  const items = given.filter(isObject).map(withMembers);
  const fresh = seen === undefined ? items : items.filter(({ id }) => !isText(id) || !seen.has(id));
  const [saidOffset, saidLimit] = [value.offset, value.limit].map((said) => (isIndex(said) ? said : undefined));
  const withId = fresh.filter(({ id }) => isText(id)).length;
  const hasNext = isText(next) && next.trim() !== "";
  const page = [saidOffset, saidLimit, given.length, withId, items.length - fresh.length, hasNext];
  for (const { id } of items) seen?.add(id);
  value.items = fresh;
  value.offset = saidOffset ?? offset;
  value.limit = saidLimit ?? limit;
  if (!isObject(value._links)) value._links = {};
  return { body: "page", page, value };
}

/** The messages of an error status, as code, message, code, message, and so on; undefined for what is no text. */
function messagesOf(value) {
  const entries = Array.isArray(value?.messages) ? value.messages.filter(isObject) : [];
  return entries.flatMap(({ errorCode, message }) => [textOf(errorCode), textOf(message)]);
}

// ── What errors hold ─────────────────────────────────────────────────────────────────────────────────

/**
 * Takes the raw bytes out of an error of Node's HTTP parser, since a careless server may have repeated the token in them. The
 * message of the error says what was wrong.
 */
function withoutRawAnswer(error) {
  attempt(() => {
    for (const cause of chain(error)) if (/^HPE_/.test(cause.code)) delete cause.data;
  });
  return error;
}

/** An error and its causes, at most eight in all, as causes may form a cycle. */
function* chain(error) {
  for (let depth = 0; depth < 8 && error !== undefined && error !== null; depth++) {
    yield error;
    error = error.cause ?? error.errors?.[0];
  }
}

/** Why a connection failed: the message of the innermost cause, and its code where the message does not have it. */
function reasonOf(error) {
  return attempt(() => {
    const { message, code } = [...chain(error)]
      .filter((cause) => isObject(cause) && (cause.message || cause.code))
      .pop();
    // Messages of OpenSSL end in a line break.
    const words = [message, code].filter((word) => isText(word) && word !== "").map((word) => word.trim());
    return words.length > 1 && words[0].includes(words[1]) ? words[0] : words.join(", ");
  });
}

const builtIn = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

/**
 * A copy of an exception of the caller's `fetch` or token function, with name, message, stack, code and cause alone, and
 * without secrets. Other members may hold the request with its token, as ky's errors do.
 */
export function reduced(thrown, call, depth = 0) {
  if (isText(thrown)) return call.redact(thrown);
  if (typeof thrown === "function") return undefined;
  if (typeof thrown !== "object" || thrown === null) return thrown;
  const { name, message, stack, code, cause } =
    attempt(() => {
      const { name, message, stack, code, cause, errors } = thrown;
      return { name, message, stack, code, cause: cause ?? errors?.[0] };
    }) ?? {};
  const text = (value) => (isText(value) ? call.redact(value) : undefined);
  const Type = builtIn.find((type) => attempt(() => thrown instanceof type)) ?? Error;
  const copy = new Type(text(message), depth < 8 && isObject(cause) ? { cause: reduced(cause, call, depth + 1) } : {});
  const define = (name, value) => Object.defineProperty(copy, name, { value, configurable: true, writable: true });
  if (isText(name) && name !== copy.name) define("name", text(name));
  if (isText(stack)) define("stack", text(stack));
  if (isText(code) || typeof code === "number") copy.code = isText(code) ? text(code) : code;
  return copy;
}

/** Most objects of an exception that are searched for secrets. */
const SEARCHED = 1000;

/**
 * Whether an exception of a caller's function may hold a secret. Errors, plain objects and arrays are searched; anything else
 * among them, such as a Request, a Map or a getter, may hold one where nobody can look.
 */
export function mayTellSecret(thrown, call) {
  const seen = new Set();
  const tells = (value) => {
    if (typeof value === "function") return true;
    if (typeof value !== "object" || value === null) {
      const text = String(value);
      return call.redact(text) !== text;
    }
    if (seen.has(value)) return false;
    seen.add(value);
    if (seen.size > SEARCHED || !isSearchable(value)) return true;
    return Reflect.ownKeys(value).some((name) => tells(name) || hidesValue(value, name) || tells(value[name]));
  };
  // It throws for a proxy that throws: that cannot be searched either.
  return attempt(() => tells(thrown)) ?? true;
}

/** Whether all that an object has is among its own members. A class of errors may have methods, and no getters. */
function isSearchable(object) {
  let prototype = Object.getPrototypeOf(object);
  if (object instanceof Error) {
    const ends = [Error, AggregateError, ...builtIn].map((type) => type.prototype);
    while (!ends.includes(prototype)) {
      if (prototype === null || Reflect.ownKeys(prototype).some((name) => hidesValue(prototype, name))) return false;
      prototype = Object.getPrototypeOf(prototype);
    }
    return true;
  }
  return prototype === null || prototype === Object.prototype || prototype === Array.prototype;
}

/** Whether a member is a getter or a setter. The stack of an error is one in some engines, and is read like a value. */
const hidesValue = (object, name) => name !== "stack" && !("value" in Object.getOwnPropertyDescriptor(object, name));

/** The names of the API's members. They are kept even where a secret is the same word. */
const NAMES = new Set(
  (
    "id type href metadata properties createdDate createdBy createdByUserId lastModifiedDate lastModifiedBy " +
    "lastModifiedByUserId resourceURN status statusMessage name description remoteHost auth method ike esp " +
    "diffieHellmanGroup encryptionAlgorithm integrityAlgorithm lifetime cloudNetworkCIDRs peerNetworkCIDRs"
  ).split(" "),
);

/** A copy of a tunnel for an error, without secrets. The API never returns a key; if it does, the copy does not have it. */
export function withoutSecrets(tunnel, call) {
  const clean = (value) => {
    if (isText(value)) return call.redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    const members = Object.entries(value).filter(([name]) => name !== "psk");
    return Object.fromEntries(
      members.map(([name, value]) => [NAMES.has(name) ? name : call.redact(name), clean(value)]),
    );
  };
  return clean(tunnel);
}
