/** The WebAssembly instance: made at the first call, from what the entry provides. */

import build from "./build.json";
import { initSync } from "./core.js";
import { ConfigurationError } from "./errors.js";

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
    // The glue keeps the first instance it gets, so the module of another build must not become it.
    if (buildOf(module) !== build) throw new TypeError("The module belongs to another build of the package.");
    initSync({ module });
  } catch (cause) {
    throw failed(cause);
  }
  ready = true;
}

/** Which build a module belongs to: `src/bindings/mod.rs` writes this section. */
function buildOf(module) {
  const [section] = WebAssembly.Module.customSections(module, "ionos-ipsec-tunnels");
  return section && String.fromCharCode(...new Uint8Array(section));
}

/** Why there is no instance. Engines word a refusal to compile differently, and none names the remedy. */
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
    "WebAssembly could not be compiled. If the page has a Content Security Policy, add: script-src 'wasm-unsafe-eval'. " +
      'If this is workerd or another edge platform, which compiles no bytes, bundle with the condition "workerd"; with ' +
      "OpenNext, name the package in serverExternalPackages.",
  );
}
