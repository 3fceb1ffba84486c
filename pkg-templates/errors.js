/** The package's errors: real `Error` objects, made here alone, whether Rust or JavaScript finds the fault. */

import { publicIssues } from "./issues.js";

/** Marks this package's errors across realms, bundles and copies of the package. */
const BRAND = Symbol.for("ionos-ipsec-tunnels.error");

export class TunnelError extends Error {
  constructor(message, { code = "unknown", cause, ...members } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    for (const [name, value] of Object.entries(members)) if (value !== undefined) this[name] = value;
    // Beside the name, as Node's own errors have it: the stack is all that structuredClone keeps of an error like this.
    setStack(this, framesIn(this.stack));
  }

  /** All that the error tells: loggers and JSON.stringify see neither `name` nor `message` of an error otherwise. */
  toJSON() {
    const { name, message, cause } = this;
    const members = { name, code: this.code, message, ...this };
    return cause === undefined ? members : { ...members, cause: plainCause(cause) };
  }
}

/** The frames of a stack, each after a line break. V8 indents them, and has name and message before them. */
function framesIn(stack) {
  const lines = String(stack).split("\n");
  const indented = lines.filter((line) => /^\s+at /.test(line));
  const frames = indented.length > 0 ? indented : lines.filter((line) => line.includes("@"));
  return frames.map((frame) => `\n${frame}`).join("");
}

/** A stack that begins with name, code and message; `frames` follow, each after a line break. */
function setStack(error, frames) {
  const value = `${error.name} [${error.code}]: ${error.message}${frames}`;
  Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
}

/** A cause for JSON: of the platform's errors what tells why, of other values what JSON makes of them. */
function plainCause(cause) {
  if (isTunnelError(cause)) return cause.toJSON();
  if (!(cause instanceof Error)) return typeof cause === "object" || typeof cause === "function" ? undefined : cause;
  const { name, message, code } = cause;
  return { name, message, code };
}

export class ConfigurationError extends TunnelError {}
export class ValidationError extends TunnelError {}
export class ApiError extends TunnelError {}
export class ResponseError extends TunnelError {}
export class ConnectionError extends TunnelError {}
export class TimeoutError extends TunnelError {}
export class WaitError extends TunnelError {}

const classes = {
  ConfigurationError,
  ValidationError,
  ApiError,
  ResponseError,
  ConnectionError,
  TimeoutError,
  WaitError,
};

// Names are written out, so that minifiers leave them alone, and not enumerable, as in the platform's own errors.
for (const [name, type] of Object.entries({ TunnelError, ...classes })) {
  Object.defineProperty(type.prototype, "name", { value: name, configurable: true, writable: true });
  // An error of another copy of the package is an instance as well: Node's `import` and `require` load one each. Classes
  // that callers derive inherit this method, and know their own instances alone.
  Object.defineProperty(type, Symbol.hasInstance, {
    value(error) {
      if (Function.prototype[Symbol.hasInstance].call(this, error)) return true;
      return this === type && isTunnelError(error) && (type === TunnelError || error.name === name);
    },
  });
}
Object.defineProperty(TunnelError.prototype, BRAND, { value: true });

export function isTunnelError(error) {
  try {
    return typeof error === "object" && error !== null && error[BRAND] === true;
  } catch {
    return false; // a proxy that cannot be read
  }
}

/**
 * Where the caller of a function of the package stands: `stack` begins where `hidden`, which is running, was called. By the
 * time that a call fails, the caller's frames are gone.
 */
export function traceOf(hidden, trace = {}) {
  if (Error.captureStackTrace) Error.captureStackTrace(trace, hidden);
  else {
    // Older engines do not hide the package's own frames, the first two.
    const value = new Error().stack?.split("\n").slice(2).join("\n");
    Object.defineProperty(trace, "stack", { value, configurable: true });
  }
  return trace;
}

/**
 * A trace that is still to be taken, by `traceOf(hidden, trace)` before `hidden` ends. An error that needs it earlier takes
 * it, which needs an engine that hides frames.
 */
export class OpenTrace {
  #hidden;

  constructor(hidden) {
    this.#hidden = hidden;
  }

  /** Until the trace is taken: then the object has a `stack` of its own. */
  get stack() {
    return traceOf(this.#hidden, this).stack;
  }
}

/** Lets the stack of an error begin where a function of the package was called. */
export function beginAt(error, trace) {
  const frames = framesIn(trace.stack);
  if (frames) setStack(error, frames);
  return error;
}

/** Makes an error from the description that Rust gives. */
export function makeError({ name, message, trace, ...members }) {
  const error = new classes[name](name === "ValidationError" ? wordsOf(members) : message, members);
  return trace ? beginAt(error, trace) : error;
}

/** The words of a ValidationError, whose issues get their public form. */
function wordsOf(members) {
  members.issues = publicIssues(members.issues);
  return `Nothing was sent. ${members.issues.map((issue) => issue.message).join(" ")}`;
}
