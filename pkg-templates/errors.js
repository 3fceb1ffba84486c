/** The package's errors: real `Error` objects. All of them are made here, also those for failures that Rust finds. */

import { publicIssues } from "./issues.js";

/** Marks this package's errors across realms, bundles and copies of the package. */
const BRAND = Symbol.for("ionos-ipsec-tunnels.error");

export class TunnelError extends Error {
  constructor(message, { code = "unknown", cause, ...members } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    for (const [name, value] of Object.entries(members)) if (value !== undefined) this[name] = value;
    // The stack begins with name and code, as that of Node's own errors does: structuredClone keeps the stack, but not these.
    setStack(this, framesIn(this.stack));
  }

  /** Plain data with all members, also `name` and `message`, which JSON.stringify and loggers leave out of errors. */
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

/** A cause as plain data: name, message and code of an error, a text, number or boolean as it is, and nothing for other values. */
function plainCause(cause) {
  if (isTunnelError(cause)) return cause.toJSON();
  if (!(cause instanceof Error)) return ["string", "number", "boolean"].includes(typeof cause) ? cause : undefined;
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
  // An error of another copy of the package is an instance as well, because Node's `import` and `require` load one copy each.
  // Classes that callers derive inherit this method, and accept only their own instances.
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
 * Takes the trace of the caller: an object whose `stack` begins where `hidden`, a function of the package that is running, was
 * called. It is taken early, as the caller's frames are gone by the time that a call fails.
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
 * A trace that is taken later, by `traceOf(hidden, trace)` before `hidden` ends. If an error needs its `stack` earlier, it is
 * taken then. Only for engines with `Error.captureStackTrace`.
 */
export class OpenTrace {
  #hidden;

  constructor(hidden) {
    this.#hidden = hidden;
  }

  /** Takes the trace. From then on the object has a `stack` of its own. */
  get stack() {
    return traceOf(this.#hidden, this).stack;
  }
}

/** Makes the stack of an error begin where `trace` was taken. */
export function beginAt(error, trace) {
  const frames = framesIn(trace.stack);
  if (frames) setStack(error, frames);
  return error;
}

/** Makes an error from a description, as `src/bindings/client/error.rs` makes it. */
export function makeError({ name, message, trace, ...members }) {
  const error = new classes[name](name === "ValidationError" ? wordsOf(members) : message, members);
  return trace ? beginAt(error, trace) : error;
}

/** The message of a ValidationError. Its issues get their public form. */
function wordsOf(members) {
  members.issues = publicIssues(members.issues);
  return `Nothing was sent. ${members.issues.map((issue) => issue.message).join(" ")}`;
}

/** The reason of an aborted signal. Where signals have none, as in older browsers, it is like the one that newer ones make. */
export function reasonOf({ reason }) {
  if (reason !== undefined) return reason;
  const name = "AbortError";
  return Object.defineProperty(new (globalThis.DOMException ?? Error)("The call was aborted.", name), "name", {
    value: name,
  });
}
