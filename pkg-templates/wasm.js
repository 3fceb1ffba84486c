/** The WebAssembly instance: made at the first call, from what the entry provides. */

import build from "./build.json";
import * as core from "./core.js";
import { beginAt, ConfigurationError, isTunnelError, traceOf } from "./errors.js";

let source;
let ready = false;

/** Sets the source of the module: a function that returns a WebAssembly.Module or its bytes. */
export function provide(load) {
  source = load;
}

/** Whether there is an instance. */
export const isReady = () => ready;

/**
 * Whether the instance may be in an inconsistent state. An exception of the engine, such as a stack overflow that the caller
 * catches, interrupts WebAssembly at any point: the stack pointer is not restored, and an allocation may be half done.
 */
let isBroken = false;

/** How many calls are under way. They live in the instance, so that a broken one is kept until they are over. */
let underWay = 0;

/** Keeps the instance until a promise has settled; settles as that promise does. */
export async function holdUntil(promise) {
  underWay += 1;
  try {
    return await promise;
  } finally {
    underWay -= 1;
  }
}

/**
 * The result of `act`, which calls functions of the glue and nothing else. They throw only errors of the package: any other
 * exception breaks the instance. If there is no instance and none can be made, the stack of that error begins where `caller`,
 * the function of the package that needs it, was called.
 */
export function callCore(caller, act) {
  start(caller);
  try {
    return act();
  } catch (error) {
    isBroken ||= !isTunnelError(error);
    throw error;
  }
}

/** Makes sure that there is a working instance, for `caller`. After a failure it can be called again. */
export function start(caller) {
  try {
    if (!ready) instantiate(provided());
    else if (isBroken && underWay === 0) replaceInstance();
  } catch (error) {
    throw beginAt(error, traceOf(caller));
  }
}

function replaceInstance() {
  try {
    core.__wbg_reset_state();
  } catch (cause) {
    throw startError(cause);
  }
  isBroken = false;
}

/** The module or the bytes that the entry provides. `/slim` has none before its `init`: it throws an error that says so. */
function provided() {
  try {
    return source();
  } catch (cause) {
    throw isTunnelError(cause) ? cause : startError(cause);
  }
}

/** Compiles the source if it is bytes, and instantiates it. */
function instantiate(source) {
  try {
    const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
    core.initSync({ module: checked(module) });
  } catch (cause) {
    throw startError(cause);
  }
  ready = true;
}

/** Instantiates a module as {@link instantiate} does, but asynchronously, as pages have to in Chrome before 115. */
export async function instantiateLater(module) {
  try {
    await core.default({ module_or_path: checked(module) });
  } catch (cause) {
    throw startError(cause);
  }
  ready = true;
}

/**
 * A module if it belongs to this build, by the custom section that `src/bindings/mod.rs` declares. The glue keeps its first
 * instance for good, so that must not be one of another build.
 */
function checked(module) {
  const [section] = WebAssembly.Module.customSections(module, "ionos-ipsec-tunnels");
  if (section && String.fromCharCode(...new Uint8Array(section)) === build) return module;
  throw new TypeError("The module belongs to another build of the package.");
}

export const unavailable = (message, cause, code = "wasm.unavailable") =>
  new ConfigurationError(message, { code, cause });

/** The error for an instance that could not be made. It says what to do, which the messages of engines do not. */
export function startError(cause) {
  const fail = (message, code) => unavailable(message, cause, code);
  if (typeof WebAssembly !== "object") return fail("This platform has no WebAssembly, or it is switched off.");
  if (cause instanceof TypeError || cause instanceof WebAssembly.LinkError) {
    return fail("This is not the WebAssembly of this version of ionos-ipsec-tunnels.");
  }
  try {
    // The smallest module there is. Platforms refuse to compile it, as they refuse any other, or WebKit to instantiate it.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return fail(
      "WebAssembly is forbidden here. If the page has a Content Security Policy, add: script-src 'wasm-unsafe-eval'. " +
        'For an edge platform, bundle with the condition "workerd"; with OpenNext, name the package in ' +
        "serverExternalPackages.",
      "wasm.blocked",
    );
  }
  if (!(cause instanceof RangeError)) return fail("The WebAssembly is damaged or incomplete.");
  return fail(
    "There is too little memory for the WebAssembly, or the browser starts it only asynchronously, " +
      "as Chrome before 115 does: use ionos-ipsec-tunnels/slim there.",
  );
}
