/**
 * Does what a call in WebAssembly decides: gets tokens, sends requests, pauses, and tells what came of it.
 *
 * The loop is an async function, so that the caller's context (AsyncLocalStorage) holds for each function of the caller's
 * that runs in it: futures of WebAssembly share one queue, in which one caller's context would serve another's call.
 */

import { reduced, send, tellsSecret, withoutSecrets } from "./exchange.js";
import { attempt, quietly } from "./given.js";

// ── Errors ───────────────────────────────────────────────────────────────────────────────────────────

let make = (description) => description;

/** Says how errors are made of descriptions. Until then, descriptions are thrown as they are. */
export function useErrors(makeError) {
  make = makeError;
}

/** An error of a description: `name`, `code`, `message` and the members of the class. */
export const makeError = (description) => make(description);

// ── The loop ─────────────────────────────────────────────────────────────────────────────────────────

/** Rejects for a call that cannot begin, after the listener got its last event. */
export function refuse(config, event, description, { trace }) {
  tell(config.onEvent, event);
  return Promise.reject(makeError({ ...description, trace }));
}

/**
 * The request of a call. `headers` are names and values in turn, all but the token's. `expects` says which body is
 * expected: "nothing", "resource" or "page". `signal` is the caller's, or undefined. A page has `offset` and `limit` as
 * well, and a wait `isWait` and `onPoll`.
 */
export function requestOf(method, url, headers, body, key, expects, signal) {
  return { method, url, headers, body, key, expects, signal };
}

// The actions of each call. The others are made by `action.rs` alone.
export const sendAction = (authorization, timeoutMs) => ({ type: "send", authorization, timeoutMs });
export const doneAction = (output, created, walk) => ({ type: "done", output, created, walk });

/**
 * Drives a call to its end. `call` decides. `prepared` is the request, from `requestOf`. Of what the caller gave, `trace`
 * goes into errors, and of a walk `seen` holds the ids that earlier pages had, and `stop` is a signal that ends it.
 */
export async function drive(call, config, prepared, { trace, seen, stop }) {
  const request = { ...prepared, trace, seen };
  const interrupt = new Interrupt([request.signal, stop].filter((signal) => signal !== undefined));
  // The token in use, what the last answer holds, the last tunnel that a wait has read, and what the platform threw last.
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

/** Does what a call decides; gives a promise of what comes of it. */
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

/** Tells a call what came of its last action, and keeps what only the driver needs; gives the next action. */
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
      return call.answer(outcome);
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
  if (output === "page") return { items: value.items, walk };
  return undefined;
}

/** The description with what only the platform has: what was thrown, and the tunnel that a wait has read last. */
function describe(failure, context) {
  const { call, config, request, known } = context;
  const { cause, tunnel } = known;
  const { cause: inner, ...description } = failure;
  if (inner !== undefined) description.cause = makeError(describe(inner, context));
  else if (failure.name === "ConfigurationError") {
    description.cause = tellsSecret(cause, call) ? reduced(cause, call) : cause;
  } else if (failure.name === "ConnectionError" || failure.code === "response.truncated") {
    description.cause = config.fetch ? reduced(cause, call) : cause;
  }
  // A tunnel that is nested too deep to be searched is left out.
  if (failure.name === "WaitError") description.tunnel = attempt(() => withoutSecrets(tunnel, call));
  return { ...description, trace: request.trace };
}

/** Calls a listener. What it throws does not break the call: it is reported as an uncaught error is. */
function tell(listener, value) {
  try {
    listener?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Keeps a secret that is sent, in the place of the oldest one where there are too many. */
function remember({ sent, secretsKept }, secret) {
  if (sent.has(secret)) return;
  if (sent.size >= secretsKept) sent.delete(sent.values().next().value);
  sent.add(secret);
}

// ── What ends a call early ───────────────────────────────────────────────────────────────────────────

const ignore = () => {};

/** For each signal its one listener and the functions that it calls: platforms warn of a signal with many listeners. */
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
    // A signal that refuses a listener cannot be aborted.
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

/** Calls `act` after so many milliseconds, at most the longest that timers take: longer ones would fire at once. */
const after = (ms, act) => setTimeout(act, Math.min(ms, 0x7fff_ffff));

/** Ends what a call has under way when its time is up or one of its signals aborts. */
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
    return attempt(() => this.#aborted.reason);
  }

  /**
   * Begins something. The promise never rejects: it resolves with what `settle` is called with, with "elapsed" after so
   * many milliseconds (undefined: no limit), or with "aborted". `begin` may return what gives up what it began.
   */
  until(ms, begin) {
    return new Promise((resolve) => {
      let abandon = ignore;
      let timer;
      let isOpen = true;
      const settle = (outcome) => {
        // What was given up may settle later, when something else is under way.
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
      // The caller's functions that ran may have ended the call.
      if (isOpen) this.#look();
      else abandon("aborted");
    });
  }
}

// ── Tokens ───────────────────────────────────────────────────────────────────────────────────────────

/** In Cloudflare's runtime, a promise belongs to the request that made it, and never settles for another one's call. */
const mayShare = () => globalThis.navigator?.userAgent !== "Cloudflare-Workers";

/** Calls that were refused with the same token share one call of the token function, while it is under way. */
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
      // A later refusal asks anew.
      if (why === "elapsed") forgetPending(pendingTokens, refused, pending);
    };
  });
}

function forgetPending(pendingTokens, refused, pending) {
  if (pendingTokens.get(refused) === pending) pendingTokens.delete(refused);
}
