/** The tunnel client: a handle on the client in WebAssembly that nobody has to free. */

import { CoreCall, CoreClient, useErrors } from "./core.js";
import { makeError } from "./errors.js";
import { start } from "./wasm.js";

export class TunnelClient {
  #core;

  constructor(options) {
    start();
    useErrors(makeError);
    this.#core = new CoreClient(options);
  }

  get baseUrl() {
    return this.#core.baseUrl;
  }

  list(gatewayId, options) {
    return this.#core.call(CoreCall.List, gatewayId, undefined, undefined, options);
  }

  iterate(gatewayId, options) {
    const stop = new AbortController();
    return walk(this.#core.pages(gatewayId, options, stop.signal), stop);
  }

  create(gatewayId, tunnel, options) {
    return this.#core.call(CoreCall.Create, gatewayId, undefined, tunnel, options);
  }

  get(gatewayId, tunnelId, options) {
    return this.#core.call(CoreCall.Get, gatewayId, tunnelId, undefined, options);
  }

  ensure(gatewayId, tunnelId, tunnel, options) {
    return this.#core.call(CoreCall.Ensure, gatewayId, tunnelId, tunnel, options);
  }

  delete(gatewayId, tunnelId, options) {
    return this.#core.call(CoreCall.Delete, gatewayId, tunnelId, undefined, options);
  }

  waitUntilAvailable(gatewayId, tunnelId, options) {
    return this.#core.call(CoreCall.WaitUntilAvailable, gatewayId, tunnelId, undefined, options);
  }

  waitUntilDeleted(gatewayId, tunnelId, options) {
    return this.#core.call(CoreCall.WaitUntilDeleted, gatewayId, tunnelId, undefined, options);
  }
}

/** The tunnels of all pages. A generator by itself would end only after the request under way. */
function walk(pages, stop) {
  const tunnels = tunnelsOf(pages, stop.signal);
  for (const name of ["return", "throw"]) {
    const end = tunnels[name];
    tunnels[name] = (value) => {
      stop.abort();
      return end.call(tunnels, value);
    };
  }
  return tunnels;
}

/** A generator queues parallel calls of `next`, so that they share one request. */
async function* tunnelsOf(pages, stopped) {
  for (let page = { more: true }; page.more; ) {
    try {
      page = await pages.next();
    } catch (error) {
      if (stopped.aborted) return;
      throw error;
    }
    yield* page.items;
  }
}
