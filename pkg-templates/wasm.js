/** The WebAssembly instance: made at the first call, from what the entry provides. */

import build from "./build.json";
import * as glue from "./core.js";
import { beginAt, ConfigurationError, isTunnelError, traceOf } from "./errors.js";

let source;
let ready = false;

/** Says where the module comes from: a function that gives a WebAssembly.Module or its bytes. */
export function provide(load) {
  source = load;
}

/** Whether there is an instance. */
export const isReady = () => ready;

/**
 * An exception of the engine's, such as a stack overflow that the caller catches, leaves the instance in the middle of
 * what it did: its stack pointer is not put back, nor a piece of memory that was half allocated.
 */
let isBroken = false;

/** How many calls are under way. They are in the instance, so a broken one is kept until they are over. */
let underWay = 0;

/** Keeps the instance until a promise has settled; gives what it gives. */
export async function holdUntil(promise) {
  underWay += 1;
  try {
    return await promise;
  } finally {
    underWay -= 1;
  }
}

/** The functions of WebAssembly. They throw errors of the package; whatever else comes out of them breaks the instance. */
export const core = {};
for (const name of Object.keys(glue)) {
  // Classes begin with a capital letter, which comes before the small ones.
  core[name] = typeof glue[name] === "function" && name >= "a" ? watched(glue[name]) : glue[name];
}

function watched(act) {
  return (...args) => {
    try {
      return act(...args);
    } catch (error) {
      isBroken ||= !isTunnelError(error);
      throw error;
    }
  };
}

/**
 * Makes sure that there is an instance that works; a failed attempt can be repeated. The stack of an error begins where
 * `caller`, the package's function that needs the instance, was called.
 */
export function start(caller) {
  if (ready) {
    if (isBroken && underWay === 0) {
      glue.__wbg_reset_state();
      isBroken = false;
    }
    return;
  }
  try {
    instantiate(provided());
  } catch (error) {
    throw beginAt(error, traceOf(caller));
  }
}

/** What the entry provides. */
function provided() {
  if (source === undefined) {
    throw new ConfigurationError('Call init, the default export of "ionos-ipsec-tunnels/slim", and await it first.', {
      code: "wasm.not-initialised",
    });
  }
  try {
    return source();
  } catch (cause) {
    throw startError(cause);
  }
}

/** Compiles, where that is still to be done, and instantiates. */
export function instantiate(source) {
  try {
    const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
    // The glue keeps the first instance it gets, so the module of another build must not become it.
    if (buildOf(module) !== build) throw new TypeError("The module belongs to another build of the package.");
    glue.initSync({ module });
  } catch (cause) {
    throw startError(cause);
  }
  ready = true;
}

/** Which build a module belongs to: `src/bindings/mod.rs` writes this section. */
function buildOf(module) {
  const [section] = WebAssembly.Module.customSections(module, "ionos-ipsec-tunnels");
  return section && String.fromCharCode(...new Uint8Array(section));
}

/** Why there is no instance. Engines word a refusal to compile differently, and none names the remedy. */
export function startError(cause) {
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
