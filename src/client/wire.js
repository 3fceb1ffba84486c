/** One attempt over `fetch`: the platform's objects are handled here, and what an answer means is for Rust to say. */

const decoder = new TextDecoder();
const ignore = () => {};

/**
 * Sends a request and reads the whole answer.
 *
 * `outcome` never rejects. It resolves with `{ status, headers, text }`, or with a `fault`, whose `cause` is what the
 * platform threw. `abandon` gives up the connection, and a body that is on its way.
 */
export function attempt(custom, url, init, timeoutMs, largestBody) {
  const controller = new AbortController();
  init.signal = controller.signal;
  let timer;
  let reader;

  const abandon = () => {
    clearTimeout(timer);
    controller.abort();
    // The socket would stay open otherwise. Whether that works is of no interest: the attempt has failed already.
    settled(() => reader?.cancel()).catch(ignore);
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
    let status;
    let headers;
    try {
      // A function of the caller's gets a Request; the platform's makes one itself in half the time.
      const response = await (custom ? custom(new Request(url, init)) : fetch(url, init));
      ({ status, headers } = response);
      if (typeof status !== "number" || typeof headers?.get !== "function") {
        status = undefined;
        throw new TypeError("fetch resolved with no Response");
      }
      return { status, headers, ...(await read(response)) };
    } catch (cause) {
      return { status, headers, fault: status === undefined ? "connection" : "truncated", cause };
    }
  };

  const outcome = new Promise((resolve) => {
    if (timeoutMs > 0) timer = setTimeout(() => resolve({ fault: "timeout" }), timeoutMs);
    exchange().then((result) => {
      clearTimeout(timer);
      resolve(result);
    });
  });
  return { outcome, abandon };
}

const settled = async (act) => act();

function joined(chunks, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
