/** Sends a request, and reads what comes back. */

import { summaryOf } from "./answer.js";
import { attempt, quietly } from "./attempt.js";
import { reasonOf, withoutRawAnswer } from "./thrown.js";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Sends a request, and reads the whole answer. */
export function send(interrupt, { fetch: custom }, request, { authorization, timeoutMs }) {
  const { method, url, largestBody } = request;
  return interrupt.until(timeoutMs, (settle) => {
    const controller = new AbortController();
    let reader;
    const abandon = () => {
      controller.abort();
      // The socket would stay open otherwise.
      quietly(() => reader?.cancel());
    };
    const init = {
      method,
      headers: { ...fieldsOf(request.headers), authorization },
      redirect: "manual",
      signal: controller.signal,
      ...bodyOf(request, method),
      ...withoutCache(),
    };
    const exchange = async () => {
      let answer;
      try {
        const response = await (custom ? custom(url, init) : fetch(url, init));
        const status = statusOf(response);
        answer = { came: "answer", status, ...headersOf(response.headers), receivedMs: Date.now() };
        const { isTooLarge, text } = await read(response, largestBody, (stream) => {
          reader = stream;
        });
        if (isTooLarge) {
          abandon();
          return { ...answer, body: "too-large" };
        }
        return Object.assign(answer, summaryOf(request, status, text));
      } catch (thrown) {
        abandon();
        const cause = withoutRawAnswer(thrown);
        if (answer !== undefined) return { ...answer, body: "truncated", cause };
        const isPermanent = custom !== undefined && isProgrammingError(thrown);
        return { came: "no-answer", cause, reason: reasonOf(cause), isPermanent };
      }
    };
    exchange().then(settle);
    return abandon;
  });
}

/** A failure of the caller's `fetch` that will come again. */
class NoResponse extends TypeError {}

function statusOf(response) {
  const { status, type } = response ?? {};
  if (typeof status !== "number" || typeof response.headers?.get !== "function") {
    throw new NoResponse("fetch resolved with no Response");
  }
  // Response.error(), which service workers give where the network failed.
  if (type === "error") throw new TypeError("fetch resolved with a network error");
  return status;
}

/** Whether what a `fetch` threw is a mistake in it, as the engines word it. Networks fail with TypeErrors as well. */
function isProgrammingError(error) {
  if (attempt(() => error instanceof NoResponse)) return true;
  const name = attempt(() => error.name);
  if (name === "ReferenceError" || name === "RangeError" || name === "SyntaxError") return true;
  const words =
    /is not a function|is not a constructor|is not iterable|is not defined|is (undefined|null)|not an object|properties of|can't access property|constant variable|[Ii]nvalid URL|Failed to parse URL|Failed to construct/;
  return name === "TypeError" && attempt(() => words.test(error.message)) === true;
}

/** In lower case, so that a name has one field: the last one of a name counts. */
function fieldsOf(list) {
  const fields = {};
  for (let index = 0; index < list.length; index += 2) fields[list[index].toLowerCase()] = list[index + 1];
  return fields;
}

/**
 * The body as a text, or in Deno as a stream for what must not be sent twice: Deno sends a text again, without a word,
 * where a kept connection was reset, also when the server had carried the request out.
 */
function bodyOf({ body }, method) {
  if (body === undefined) return undefined;
  if (method !== "POST" || globalThis.Deno === undefined) return { body };
  const start = (stream) => {
    stream.enqueue(encoder.encode(body));
    stream.close();
  };
  return { body: new ReadableStream({ start }), duplex: "half" };
}

let cacheField;

/** Keeps caches from answering, and from making one of two requests; runtimes that do not know the field refuse it. */
function withoutCache() {
  if (cacheField === undefined) {
    const field = { cache: "no-store" };
    const isKnown = typeof Request !== "function" || attempt(() => new Request("http://localhost", field));
    cacheField = isKnown ? field : {};
  }
  return cacheField;
}

/** The headers that decisions need. Headers of another realm, or a stand-in for them, may do anything. */
function headersOf(headers) {
  const header = (name) => {
    const value = attempt(() => headers.get(name));
    return typeof value === "string" ? value : undefined;
  };
  const retryAfter = header("retry-after");
  return {
    retryAfter,
    retryDateMs: dateMs(retryAfter),
    // What a date in Retry-After is counted from.
    dateMs: retryAfter === undefined ? undefined : dateMs(header("date")),
    requestId: header("x-request-id") ?? header("x-correlation-id") ?? header("request-id"),
  };
}

/** An HTTP date in milliseconds since 1970. Parsers take many other texts for dates. */
function dateMs(text) {
  const ms = text?.trim().endsWith("GMT") ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** The text of a body. Streams are taken as they are found, whichever realm or stand-in they come from. */
async function read(response, largestBody, hold) {
  const { body } = response;
  // Stand-ins for Response may have no stream, or one of Node's.
  if (typeof body?.getReader !== "function") {
    const text = await response.text();
    return { text, isTooLarge: text?.length > largestBody };
  }
  const reader = body.getReader();
  hold(reader);
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: decoder.decode(chunks.length === 1 ? chunks[0] : joined(chunks, size)) };
    if (typeof value?.byteLength !== "number") throw new TypeError("The body gave something other than bytes");
    size += value.byteLength;
    if (size > largestBody) return { isTooLarge: true };
    chunks.push(value);
  }
}

function joined(chunks, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
