/** The tunnel client. It holds its checked options, and no memory of WebAssembly, so nobody has to free it. */

import { apply } from "./apply.js";
import * as core from "./core.js";
import { makeError, OpenTrace, reasonOf, traceOf } from "./errors.js";
import { callCore, holdUntil } from "./wasm.js";

let lastCallId = 0;

/** The trace of the caller of a method, from when the method is called until it has made its call of WebAssembly. */
let callersTrace;

export class TunnelClient {
  #config;

  constructor(options) {
    const lacked = lackedGlobal(options);
    if (lacked) {
      const message = `This platform has no ${lacked}, which the client needs.`;
      throw makeError({ name: "ConfigurationError", code: "platform.incomplete", message, trace: traceOf(new.target) });
    }
    this.#config = callCore(new.target, () => {
      core.useErrors(makeError, reasonOf);
      return core.configure(options, traceOf(new.target));
    });
    Object.defineProperty(this, "baseUrl", { value: this.#config.baseUrl, enumerable: true });
    // The object has its own bound methods, so that they work when they are taken off it, and on proxies of it, which do not
    // have its private members. The method of the class is looked up at each call, because derived classes and test spies
    // may replace it.
    for (const name of methodNames()) {
      const { [name]: value } = {
        [name]: (...args) => {
          // The trace is taken after the request was sent, since taking it takes some percent of the time of a short call.
          const trace = Error.captureStackTrace ? new OpenTrace(value) : traceOf(value);
          callersTrace = trace;
          try {
            return Object.getPrototypeOf(this)[name].apply(this, args);
          } finally {
            traceOf(value, trace);
            callersTrace = undefined;
          }
        },
      };
      Object.defineProperty(this, name, { value, configurable: true, writable: true });
    }
  }

  list(gatewayId, options) {
    return this.#call("list", { gatewayId, options });
  }

  iterate(gatewayId, options) {
    return this.#walk("iterate", { gatewayId, options });
  }

  create(gatewayId, tunnel, options) {
    return this.#call("create", { gatewayId, tunnel, options });
  }

  get(gatewayId, tunnelId, options) {
    return this.#call("get", { gatewayId, tunnelId, options });
  }

  ensure(gatewayId, tunnelId, tunnel, options) {
    return this.#call("ensure", { gatewayId, tunnelId, tunnel, options });
  }

  delete(gatewayId, tunnelId, options) {
    return this.#call("delete", { gatewayId, tunnelId, options });
  }

  waitUntilAvailable(gatewayId, tunnelId, options) {
    return this.#call("waitUntilAvailable", { gatewayId, tunnelId, options });
  }

  waitUntilDeleted(gatewayId, tunnelId, options) {
    return this.#call("waitUntilDeleted", { gatewayId, tunnelId, options });
  }

  gateways(options) {
    return this.#walk("gateways", { options });
  }

  gateway(gatewayId, options) {
    return this.#call("gateway", { gatewayId, options });
  }

  apply(gatewayId, plan, options) {
    return apply(this, gatewayId, plan, options, takeTrace("apply"));
  }

  #call(operation, args) {
    return this.#run(operation, { ...args, callId: ++lastCallId, trace: takeTrace(operation) });
  }

  #run(operation, args) {
    return holdUntil(callCore(undefined, () => core.call(this.#config, operation, args)));
  }

  #walk(operation, args) {
    const stop = new AbortController();
    const shared = { ...args, trace: takeTrace(operation), stop: stop.signal, seen: new Set() };
    const pages = (callId, walk) => this.#run(operation, { ...shared, callId, walk });
    return stoppable(itemsOf(pages, stop, args.options), stop);
  }
}

/**
 * A global that the client needs and the platform lacks: `URL` reads a `baseUrl`. What is wrong with the options, and a missing
 * `fetch`, is left to `configure`.
 */
function lackedGlobal(options) {
  try {
    if (!(options?.fetch ?? globalThis.fetch)) return undefined;
    const names = ["AbortController", "setTimeout", ...(options?.region ? [] : ["URL"])];
    return names.find((name) => !globalThis[name]);
  } catch {
    return undefined;
  }
}

/** The names of the methods. The class does not name itself for them, since esbuild renames a class that does. */
function methodNames() {
  return Object.getOwnPropertyNames(TunnelClient.prototype).filter((name) => name !== "constructor");
}

/** The trace of the caller. For a second call within one method of a derived class, it is the trace of that method. */
function takeTrace(name) {
  const trace = callersTrace ?? traceOf(TunnelClient.prototype[name]);
  callersTrace = undefined;
  return trace;
}

/** Makes `return` and `throw` end the walk at once: those of a generator wait until the request under way is over. */
function stoppable(items, stop) {
  for (const name of ["return", "throw"]) {
    const end = items[name];
    const value = (result) => {
      stop.abort();
      return end.call(items, result);
    };
    // Where the prototypes of the language are frozen, an assignment would throw.
    Object.defineProperty(items, name, { value, configurable: true, writable: true });
  }
  return items;
}

/** The items of all pages. Parallel calls of `next` are queued by the generator, so each page is requested once. */
async function* itemsOf(pages, stop, options) {
  const callId = ++lastCallId;
  let walk;
  try {
    do {
      let items;
      try {
        ({ items, walk } = await pages(callId, walk));
      } catch (error) {
        walk = undefined;
        if (stop.signal.aborted) return;
        throw error;
      }
      for (const item of items) {
        // Between two items no call is under way that could notice an abort.
        if (options?.signal?.aborted) throw reasonOf(options.signal);
        yield item;
      }
    } while (walk !== undefined);
  } finally {
    if (walk !== undefined) {
      // The loop was left before its end. An aborted call tells the listener that the walk is over.
      stop.abort();
      pages(callId, walk).catch(() => {});
    }
  }
}
