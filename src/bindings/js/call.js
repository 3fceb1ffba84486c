/**
 * The driver of a call: it carries out what the call in WebAssembly decides (gets tokens, sends requests, pauses), and
 * reports the outcomes.
 *
 * The loop is an async function of JavaScript, so that each function of the caller that it calls runs in the caller's context
 * (AsyncLocalStorage). The futures of wasm-bindgen share one queue, in which they would run in the context of another call.
 */

import { mayTellSecret, reduced, send, withoutSecrets } from "./exchange.js";
import { attempt, quietly } from "./given.js";

// ── Errors ───────────────────────────────────────────────────────────────────────────────────────────

let make = (description) => description;
let reason = (signal) => signal.reason;

/**
 * Sets the function that makes an error from a description, and the one that gives the reason of an aborted signal. Before
 * they are set, descriptions are thrown as they are, and signals must have a reason.
 */
export function useErrors(makeError, reasonOf) {
  make = makeError;
  reason = reasonOf;
}

/** The error for a description, which has `name`, `code`, `message` and the members of the class. */
export const makeError = (description) => make(description);

// ── The loop ─────────────────────────────────────────────────────────────────────────────────────────

/** The rejected promise of a call that cannot begin. The listener gets `event`, the end of the call, first. */
export function refuse(config, event, description, { trace }) {
  tell(config.onEvent, event);
  return Promise.reject(makeError({ ...description, trace }));
}

/**
 * The request of a call. `headers` is name, value, name, value, and so on, without `authorization`; `expects` is the body
 * that is expected: "nothing", "resource" or "page"; `signal` is the caller's, or undefined. For a page it also gets `offset`
 * and `limit`, and for a wait `isWait` and `onPoll`.
 */
export function requestOf(method, url, headers, body, key, expects, signal) {
  return { method, url, headers, body, key, expects, signal };
}

// The two actions of every call that succeeds; `action.rs` makes the others.
export const sendAction = (authorization, timeoutMs) => ({ type: "send", authorization, timeoutMs });
export const doneAction = (output, created, walk) => ({ type: "done", output, created, walk });

/**
 * Drives a call to its end.
 *
 * `call` is the state machine, and `prepared` the request, from `requestOf`. Of the caller's arguments, `trace` goes into
 * errors, and for a walk `seen` is the set of the ids on earlier pages, and `stop` the signal that ends it.
 */
export async function drive(call, config, prepared, { trace, seen, stop }) {
  const request = { ...prepared, trace, seen };
  const interrupt = new Interrupt([request.signal, stop].filter((signal) => signal !== undefined));
  // The token in use, the last answer, the last tunnel that a wait has read, and the last exception of the platform.
  const known = { token: config.token, last: {}, tunnel: undefined, cause: undefined };
  try {
    for (let action = interrupt.isAborted ? call.aborted() : call.start(); ; ) {
      for (const event of action.events ?? []) tell(config.onEvent, event);
      if (action.type === "done") return resultOf(action, known.last);
      if (action.type === "aborted") throw interrupt.reason;
      if (action.type === "fail") throw makeError(describe(action.failure, { call, config, request, known }));
      action = report(call, request, known, await carryOut(action, interrupt, config, request, known.token));
    }
  } finally {
    interrupt.end();
    call.free();
  }
}

/** Carries out an action; the promise resolves to its outcome and never rejects. */
function carryOut(action, interrupt, config, request, token) {
  switch (action.type) {
    case "ask-token":
      return askToken(interrupt, config, action);
    case "send":
      remember(config, token);
      if (request.key !== undefined) remember(config, request.key);
      return send(interrupt, config, request, action);
    default:
      return interrupt.until(action.ms, ignore);
  }
}

/** Reports an outcome to the call, and keeps in `known` what only the driver needs; returns the next action. */
function report(call, request, known, outcome) {
  switch (outcome.came) {
    case "token":
      known.token = outcome.token;
      return call.token(outcome.token);
    case "no-token":
      known.cause = outcome.cause;
      return call.noToken();
    case "answer":
      known.last = outcome;
      known.cause = outcome.cause;
      if (request.isWait && outcome.body === "resource") {
        known.tunnel = outcome.value;
        tell(request.onPoll, known.tunnel);
      }
      return call.answer(outcome, outcome.status, outcome.receivedMs);
    case "no-answer":
      known.cause = outcome.cause;
      return call.noAnswer(outcome.reason, outcome.isPermanent);
    case "elapsed":
      return call.elapsed();
    default:
      return call.aborted();
  }
}

function resultOf({ output, created, walk }, { value }) {
  if (output === "answer") return value;
  if (output === "ensured") return { created, tunnel: value };
  // A walk ends in a call of its own, without an answer.
  if (output === "page") return { items: value?.items ?? [], walk };
  return undefined;
}

/** Adds to a description what only JavaScript has: the platform's exception, and the last tunnel that a wait has read. */
function describe(failure, context) {
  const { call, config, request, known } = context;
  const { cause, tunnel } = known;
  const { cause: inner, ...description } = failure;
  if (inner !== undefined) description.cause = makeError(describe(inner, context));
  else if (failure.name === "ConfigurationError") {
    description.cause = mayTellSecret(cause, call) ? reduced(cause, call) : cause;
  } else if (failure.name === "ConnectionError" || failure.code === "response.truncated") {
    description.cause = config.fetch ? reduced(cause, call) : cause;
  }
  // A tunnel that is nested too deep to be searched is left out.
  if (failure.name === "WaitError") description.tunnel = attempt(() => withoutSecrets(tunnel, call));
  return { ...description, trace: request.trace };
}

/** Calls a listener. If it throws, the call goes on, and the exception is reported as an uncaught error. */
function tell(listener, value) {
  try {
    listener?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Keeps a secret that is sent. Where there are too many, the oldest one is forgotten. */
function remember({ sent, secretsKept }, secret) {
  if (sent.has(secret)) return;
  if (sent.size >= secretsKept) sent.delete(sent.values().next().value);
  sent.add(secret);
}

// ── What ends a call early ───────────────────────────────────────────────────────────────────────────

const ignore = () => {};

/**
 * For each signal the one listener that is added to it, and the functions that this calls. Platforms warn of signals with
 * many listeners.
 */
const listening = new WeakMap();

function listen(signal, act) {
  let group = listening.get(signal);
  if (group === undefined) {
    const acts = new Set();
    const notify = () => {
      for (const act of [...acts]) act();
    };
    group = { acts, notify };
    listening.set(signal, group);
    // A stand-in for a signal may throw here: the call goes on all the same.
    quietly(() => signal.addEventListener("abort", notify));
  }
  group.acts.add(act);
}

function unlisten(signal, act) {
  const group = listening.get(signal);
  group?.acts.delete(act);
  if (group?.acts.size !== 0) return;
  listening.delete(signal);
  quietly(() => signal.removeEventListener("abort", group.notify));
}

/** Calls `act` after `ms` milliseconds, or after 2^31 - 1 where that is less: a longer timer would fire at once. */
const after = (ms, act) => setTimeout(act, Math.min(ms, 0x7fff_ffff));

/** Ends the action that a call has under way when its time limit is reached, or one of the caller's signals aborts. */
export class Interrupt {
  #signals;
  #giveUp = ignore;
  #look = () => {
    if (this.isAborted) this.#giveUp({ came: "aborted" });
  };

  constructor(signals) {
    this.#signals = signals;
    for (const signal of signals) listen(signal, this.#look);
  }

  end() {
    for (const signal of this.#signals) unlisten(signal, this.#look);
  }

  get #aborted() {
    return this.#signals.find((signal) => attempt(() => signal.aborted));
  }

  get isAborted() {
    return this.#signals.length > 0 && this.#aborted !== undefined;
  }

  get reason() {
    return attempt(() => reason(this.#aborted));
  }

  /**
   * Begins an action. The promise never rejects: it resolves to the outcome that `settle` is called with, to
   * `{ came: "elapsed" }` after `ms` milliseconds (undefined: no limit), or to `{ came: "aborted" }`. `begin` may return a
   * function that gives the action up.
   */
  until(ms, begin) {
    return new Promise((resolve) => {
      let abandon = ignore;
      let timer;
      let isOpen = true;
      const settle = (outcome) => {
        // An action that was given up may settle later, when another one is under way.
        if (!isOpen) return;
        isOpen = false;
        clearTimeout(timer);
        this.#giveUp = ignore;
        resolve(outcome);
      };
      this.#giveUp = (outcome) => {
        abandon(outcome.came);
        settle(outcome);
      };
      if (!this.isAborted) abandon = begin(settle) ?? ignore;
      if (isOpen && ms !== undefined) timer = after(ms, () => this.#giveUp({ came: "elapsed" }));
      // The caller's functions that `begin` has called may have aborted a signal.
      if (isOpen) this.#look();
      else abandon("aborted");
    });
  }
}

// ── Tokens ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Whether calls may wait for one promise. In Cloudflare's runtime a promise belongs to the incoming request in which it was
 * made, and never settles for a call in another one.
 */
const mayShare = () => globalThis.navigator?.userAgent !== "Cloudflare-Workers";

/** Calls the token function. Calls whose refused tokens are the same share one call of it while it is under way. */
export function askToken(interrupt, { token, pendingTokens }, { refused, timeoutMs }) {
  return interrupt.until(timeoutMs, (settle) => {
    let pending = refused === undefined ? undefined : pendingTokens.get(refused);
    if (pending === undefined) {
      pending = new Promise((resolve) => resolve(token()));
      if (refused !== undefined && mayShare()) {
        pendingTokens.set(refused, pending);
        const forget = () => forgetPending(pendingTokens, refused, pending);
        pending.then(forget, forget);
      }
    }
    pending.then(
      (token) => settle({ came: "token", token }),
      (cause) => settle({ came: "no-token", cause }),
    );
    return (why) => {
      // The next refusal of this token calls the function again.
      if (why === "elapsed") forgetPending(pendingTokens, refused, pending);
    };
  });
}

function forgetPending(pendingTokens, refused, pending) {
  if (pendingTokens.get(refused) === pending) pendingTokens.delete(refused);
}
