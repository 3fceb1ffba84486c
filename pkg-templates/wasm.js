/** The WebAssembly instance: made at the first call, from what the entry provides. */

import { initSync, useErrors } from "./core.js";
import { ConfigurationError, makeError } from "./errors.js";

let source;
let ready = false;

/** Says where the module comes from: a function that gives a WebAssembly.Module or its bytes. */
export function provide(load) {
  source = load;
}

/** Whether there is an instance. */
export const isReady = () => ready;

/** Makes sure that there is an instance; a failed attempt can be repeated. */
export function start() {
  if (ready) return;
  if (source === undefined) {
    throw new ConfigurationError('Call init, the default export of "ionos-ipsec-tunnels/slim", and await it first.', {
      code: "wasm.not-initialised",
    });
  }
  instantiate(source());
}

/** Compiles, where that is still to be done, and instantiates. */
export function instantiate(module) {
  try {
    initSync({ module });
  } catch (cause) {
    throw blocked(cause);
  }
  useErrors(makeError);
  ready = true;
}

/** Engines word a refusal by the page's policy differently, and none names the remedy. */
export function blocked(cause) {
  if (typeof WebAssembly !== "object") {
    const message = "This platform has no WebAssembly, or it is switched off.";
    return new ConfigurationError(message, { code: "wasm.unavailable", cause });
  }
  const message =
    "WebAssembly could not be compiled. If the page has a Content Security Policy, add: script-src 'wasm-unsafe-eval'.";
  return new ConfigurationError(message, { code: "wasm.blocked", cause });
}
