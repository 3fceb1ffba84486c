/** The slim entry's `init`, which takes the WebAssembly as a URL, a Response, bytes or a module. */

import { beginAt, isTunnelError, traceOf } from "./errors.js";
import { instantiateLater, isReady, provide, startError, unavailable } from "./wasm.js";

const WHERE =
  'init(source), with a URL of "ionos-ipsec-tunnels/module.wasm", a Response, its bytes or a WebAssembly.Module of this realm.';

const NOT_LOADED = "The WebAssembly could not be loaded; the error of the platform is the cause.";

const notInitialised = (message) => unavailable(message, undefined, "wasm.not-initialised");

/** Makes `init`. `files` reads the package's own module, and file URLs; it is left out where there are no files. */
export function makeInit(files) {
  provide(() => {
    throw notInitialised('Call init, the default export of "ionos-ipsec-tunnels/slim", and await it first.');
  });
  return async function init(source) {
    const trace = traceOf(init);
    try {
      await initialise(source, files);
    } catch (error) {
      throw isTunnelError(error) ? beginAt(error, trace) : error;
    }
  };
}

async function initialise(source, files) {
  if (isReady()) {
    // The source is not needed any more. If it is a promise that rejects, that is ignored.
    Promise.resolve(source).catch(() => {});
    return;
  }
  const given = await load(() => source);
  if (given === undefined && !files) {
    throw notInitialised(`Call ${WHERE}`);
  }
  const module = await compile(await (given === undefined ? files.own() : load(() => locate(given, files))));
  if (!isReady()) await instantiateLater(module);
}

async function load(step) {
  try {
    return await step();
  } catch (cause) {
    throw unavailable(NOT_LOADED, cause);
  }
}

/** Makes the `own` of `files`. The package's own module is not beside the entry if a bundler has moved the entry. */
export function ownModule(read) {
  return async function own() {
    try {
      return await read();
    } catch (cause) {
      throw unavailable(
        `The file module.wasm, which belongs beside this code, could not be read; the error of the platform is the cause. In a program that was bundled, say where it is: ${WHERE}`,
        cause,
      );
    }
  };
}

/** The source, where a URL is replaced by the Response or the bytes that it leads to. */
function locate(source, files) {
  if (typeof source !== "string" && !(source instanceof URL)) return source;
  return files && String(source).startsWith("file:") ? files.file(source) : fetch(source);
}

async function compile(source) {
  if (typeof WebAssembly !== "object") throw startError();
  if (source instanceof WebAssembly.Module) return source;
  // A Response: blobs and requests have no status.
  if (typeof source?.status !== "number") return compileBytes(source);
  if (!source.ok) throw unavailable(`The WebAssembly could not be fetched: status ${source.status}.`);
  const isWasm = /^application\/wasm\b/i.test(source.headers.get("content-type") ?? "");
  if (isWasm && typeof WebAssembly.compileStreaming === "function" && !source.bodyUsed) {
    return compiling(() => WebAssembly.compileStreaming(source), NOT_LOADED);
  }
  return compileBytes(await load(() => source.arrayBuffer()));
}

function compileBytes(given) {
  const compile = () => {
    // Not all engines take a DataView.
    const { buffer, byteOffset, byteLength } = given;
    return WebAssembly.compile(buffer ? new Uint8Array(buffer, byteOffset, byteLength) : given);
  };
  return compiling(compile, `This is no WebAssembly. Call ${WHERE}`);
}

/** Runs a step of compiling. `unread` is the message where there is nothing to compile: the bytes cannot be had. */
async function compiling(step, unread) {
  try {
    return await step();
  } catch (cause) {
    throw /^(Compile|Eval|Range)Error$/.test(cause?.name) ? startError(cause) : unavailable(unread, cause);
  }
}
