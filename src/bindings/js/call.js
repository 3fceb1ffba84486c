/**
 * Does what a call in WebAssembly decides: gets tokens, sends requests, pauses, and tells what came of it.
 *
 * The loop is an async function, so that the caller's context (AsyncLocalStorage) holds for each function of the caller's
 * that runs in it: futures of WebAssembly share one queue, in which one caller's context would serve another's call.
 */

import { makeError } from "./errors.js";
import { Interrupt } from "./interrupt.js";
import { send } from "./request.js";
import { reduced, withoutSecrets } from "./thrown.js";
import { askToken } from "./token.js";

/** A call that cannot begin: it is told of, and rejects. */
export function refuse(config, event, description) {
  tell(config.onEvent, event);
  return Promise.reject(makeError(description));
}

/**
 * Drives a call to its end. `call` decides. `request` holds `method`, `url`, `body`, `headers` (names and values in turn,
 * all but the token's), `key`, `largestBody` in bytes, `expects` ("nothing", "resource" or "page"), `signals`, and `trace`,
 * which goes into errors; of a page also `offset`, `limit` and `seen` (ids that a walk has had), and of a wait `isWait`
 * and `onPoll`.
 */
export async function drive(call, config, request) {
  const interrupt = new Interrupt(request.signals);
  // What the last answer holds, the last tunnel that a wait has read, and what the platform threw last.
  let last = {};
  let tunnel;
  let cause;
  let { token } = config;
  const take = (outcome) => {
    switch (outcome.came) {
      case "token":
        token = outcome.token;
        return call.token(token);
      case "no-token":
        cause = outcome.cause;
        return call.noToken();
      case "answer":
        last = outcome;
        cause = outcome.cause;
        if (request.isWait && outcome.body === "resource") {
          tunnel = outcome.value;
          tell(request.onPoll, tunnel);
        }
        return call.answer(outcome);
      case "no-answer":
        cause = outcome.cause;
        return call.noAnswer(outcome.reason, outcome.isPermanent);
      case "elapsed":
        return call.elapsed();
      default:
        return call.aborted();
    }
  };
  try {
    for (let action = interrupt.isAborted ? call.aborted() : call.start(); ; ) {
      for (const event of action.events ?? []) tell(config.onEvent, event);
      switch (action.type) {
        case "ask-token":
          action = take(await askToken(interrupt, config, action));
          break;
        case "send":
          remember(config.sent, token);
          if (request.key !== undefined) remember(config.sent, request.key);
          action = take(await send(interrupt, config, request, action));
          break;
        case "pause":
          action = take(await interrupt.until(action.ms, () => {}));
          break;
        case "done":
          return resultOf(action, last);
        case "aborted":
          throw interrupt.reason;
        default:
          throw makeError(describe(action.failure, { call, config, request, cause, tunnel }));
      }
    }
  } finally {
    interrupt.end();
    call.free();
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
  const { call, config, request, cause, tunnel } = context;
  const { cause: inner, ...description } = failure;
  if (inner !== undefined) description.cause = makeError(describe(inner, context));
  else if (failure.name === "ConfigurationError") description.cause = cause;
  else if (failure.name === "ConnectionError" || failure.code === "response.truncated") {
    description.cause = config.fetch ? reduced(cause, call) : cause;
  }
  if (failure.name === "WaitError" && tunnel !== undefined) description.tunnel = withoutSecrets(tunnel, call);
  return { ...description, trace: request.trace };
}

/** A listener that throws must not break the call: what it threw is reported as an uncaught error is. */
function tell(listener, value) {
  try {
    listener?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** How many secrets of earlier calls are kept: a server with many identities has no end of tokens. */
const MOST_SENT = 200;

function remember(sent, secret) {
  if (sent.has(secret)) return;
  if (sent.size >= MOST_SENT) sent.delete(sent.values().next().value);
  sent.add(secret);
}
