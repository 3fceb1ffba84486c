/** The WebAssembly instance: made at the first call, from what the entry provides. */

import { initSync, useErrors } from "./core.js";
import { ConfigurationError, makeError } from "./errors.js";
import signature from "./signature.json";

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
export function instantiate(source) {
  try {
    const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
    // The glue keeps the first instance it gets, so another module must not become it.
    if (WebAssembly.Module.customSections(module, signature).length === 0) throw new TypeError("foreign module");
    initSync({ module });
  } catch (cause) {
    throw failed(cause);
  }
  useErrors(makeError);
  ready = true;
}

/** Why there is no instance. Engines word a refusal by the page's policy differently, and none names the remedy. */
export function failed(cause) {
  const fail = (code, message) => new ConfigurationError(message, { code, cause });
  if (typeof WebAssembly !== "object") {
    return fail("wasm.unavailable", "This platform has no WebAssembly, or it is switched off.");
  }
  if (cause instanceof TypeError || cause instanceof WebAssembly.LinkError) {
    return fail("wasm.unavailable", "This is not the WebAssembly of this version of ionos-ipsec-tunnels.");
  }
  return fail(
    "wasm.blocked",
    "WebAssembly could not be compiled. If the page has a Content Security Policy, add: script-src 'wasm-unsafe-eval'.",
  );
}
