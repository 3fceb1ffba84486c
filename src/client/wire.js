/** One attempt over `fetch`: the platform's objects are handled here, and what an answer means is for Rust to say. */

const decoder = new TextDecoder();
const ignore = () => {};

/**
 * Sends a request and reads the whole answer. `head` holds the header fields, a line each.
 *
 * `settle` gets the ticket and `{ status, headers, text }`, or a `fault`, whose `cause` is what the platform threw. The
 * function returned gives up the connection, and a body that is on its way.
 */
export function attempt(custom, url, method, head, body, timeoutMs, largestBody, settle, ticket) {
  const controller = new AbortController();
  const init = { method, headers: fieldsOf(head), body, redirect: "manual", signal: controller.signal };
  let timer;
  let reader;

  const abandon = () => {
    clearTimeout(timer);
    controller.abort();
    // The socket would stay open otherwise. Whether that works is of no interest: the attempt has failed already.
    attempted(() => reader?.cancel()).catch(ignore);
  };

  /** Streams are taken as they are found, whichever realm or stand-in they come from. */
  const read = async (response) => {
    const { body } = response;
    if (body === null || typeof body !== "object") return { text: await response.text() };
    reader = body.getReader();
    const chunks = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: decoder.decode(chunks.length === 1 ? chunks[0] : joined(chunks, size)) };
      if (typeof value?.byteLength !== "number") throw new TypeError("The body gave something other than bytes");
      size += value.byteLength;
      if (size > largestBody) return { fault: "too-large" };
      chunks.push(value);
    }
  };

  const exchange = async () => {
    let status = 0;
    let headers;
    let isAnswered = false;
    try {
      // A function of the caller's gets a Request; the platform's makes one itself in half the time.
      const response = await (custom ? custom(new Request(url, init)) : fetch(url, init));
      headers = response.headers;
      isAnswered = typeof response.status === "number" && typeof headers?.get === "function";
      if (!isAnswered) throw new TypeError("fetch resolved with no Response");
      status = response.status;
      const { text, fault } = await read(response);
      return { status, headers, text, fault, cause: undefined };
    } catch (cause) {
      withoutRawAnswer(cause);
      return { status, headers, text: "", fault: isAnswered ? "truncated" : "connection", cause };
    }
  };

  if (timeoutMs > 0) timer = setTimeout(() => settle(ticket, { status: 0, fault: "timeout" }), timeoutMs);
  exchange().then((outcome) => {
    clearTimeout(timer);
    settle(ticket, outcome);
  });
  return abandon;
}

/** Node's parser keeps what it could not read, and a careless server repeats a token there. Its errors say why as well. */
function withoutRawAnswer(error) {
  try {
    for (let depth = 0; error && depth < 8; depth++, error = error.cause) {
      if (/^HPE_/.test(error.code)) delete error.data;
    }
  } catch {
    // What throws when it is looked at is no error of Node's.
  }
}

function fieldsOf(head) {
  const fields = {};
  for (const line of head.split("\n")) {
    const colon = line.indexOf(":");
    fields[line.slice(0, colon)] = line.slice(colon + 1);
  }
  return fields;
}

/** A promise and the functions that settle it. */
export function deferred() {
  let resolve;
  let reject;
  const promise = new Promise((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

const attempted = async (act) => act();

function joined(chunks, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
