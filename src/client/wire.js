/**
 * What takes time in a call: a token, an attempt over `fetch`, a pause. The platform's objects are handled here, and
 * what came of it is for Rust to judge.
 *
 * Each gives a promise of an outcome. It never rejects: `fault` says what went wrong, and `cause` what was thrown. As
 * soon as one of `signals` is aborted, the fault is "aborted", the cause its reason, and what is under way is given up.
 */

const decoder = new TextDecoder();
const ignore = () => {};
/** What a step gives, or undefined where it throws: a caller's object may be a stand-in that does anything. */
const attempted = (step) => {
  try {
    return step();
  } catch {
    return undefined;
  }
};
/** What is of no interest where it throws or rejects. */
const quietly = (act) => (async () => act())().catch(ignore);

/** `begin` gets what takes the outcome, and may return what gives it up. */
function interruptible(signals, begin) {
  return new Promise((resolve) => {
    let abandon = ignore;
    const settle = (outcome) => {
      for (const signal of signals) quietly(() => signal.removeEventListener("abort", look));
      resolve(outcome);
    };
    const look = () => {
      const signal = signals.find((signal) => attempted(() => signal.aborted));
      if (!signal) return false;
      abandon();
      settle({ fault: "aborted", cause: attempted(() => signal.reason) });
      return true;
    };
    if (look()) return;
    // A signal that refuses a listener cannot be aborted.
    for (const signal of signals) quietly(() => signal.addEventListener("abort", look));
    abandon = begin(settle) ?? ignore;
    look();
  });
}

/** Timers measure no longer: what is more fires at once. */
const after = (ms, act) => setTimeout(act, Math.min(ms, 0x7fff_ffff));

function pause(signals, ms) {
  return interruptible(signals, (settle) => {
    const timer = after(ms, () => settle({}));
    return () => clearTimeout(timer);
  });
}

/** A promise of a token: what a function of the caller's gives, or the source itself. */
const ask = async (source) => (typeof source === "function" ? source() : source);

/** `source` may be a promise as well. The outcome holds the `token`. */
function token(signals, source) {
  return interruptible(signals, (settle) => {
    ask(source).then(
      (token) => settle({ token }),
      (cause) => settle({ fault: "refused", cause }),
    );
  });
}

/**
 * Sends a request and reads the whole answer. `head` holds the header fields, a line each, the last one of a name counts.
 * The outcome holds `status`, `headers` and `text`.
 */
function attempt(signals, custom, url, method, head, body, timeoutMs, largestBody) {
  return interruptible(signals, (settle) => {
    const controller = new AbortController();
    const init = { method, headers: fieldsOf(head), body, redirect: "manual", signal: controller.signal };
    let timer;
    let reader;

    const abandon = () => {
      clearTimeout(timer);
      controller.abort();
      // The socket would stay open otherwise.
      quietly(() => reader?.cancel());
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
      let fault = "connection";
      try {
        // A function of the caller's gets a Request; the platform's makes one itself in half the time.
        const response = await (custom ? custom(new Request(url, init)) : fetch(url, init));
        if (typeof response.status !== "number" || typeof response.headers?.get !== "function") {
          throw new TypeError("fetch resolved with no Response");
        }
        status = response.status;
        headers = readable(response.headers);
        fault = "truncated";
        return { status, headers, ...(await read(response)) };
      } catch (cause) {
        withoutRawAnswer(cause);
        return { status, headers, fault, cause };
      }
    };

    if (timeoutMs > 0) timer = after(timeoutMs, () => finish({ fault: "timeout" }));
    const finish = (outcome) => {
      if (outcome.fault) abandon();
      clearTimeout(timer);
      settle(outcome);
    };
    exchange().then(finish);
    return abandon;
  });
}

/** Headers of another realm, or a stand-in for them, may do anything. */
const readable = (headers) => ({
  get(name) {
    const value = attempted(() => headers.get(name));
    return typeof value === "string" ? value : null;
  },
});

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

/** In lower case, so that a name has one field. */
function fieldsOf(head) {
  const fields = {};
  for (const line of head.split("\n")) {
    const colon = line.indexOf(":");
    fields[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1);
  }
  return fields;
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

/** A promise and the functions that settle it. */
function deferred() {
  let resolve;
  let reject;
  const promise = new Promise((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

const settle = ({ resolve, reject }, isGood, value) => (isGood ? resolve : reject)(value);

/** A listener that throws must not break the call: what it threw is reported as an uncaught error is. */
function tell(listener, value) {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** One object of all: the glue would otherwise import this file once more for each of them. */
export const wire = { ask, attempt, deferred, pause, settle, tell, token };
