/** The tunnel client: a handle on the client in WebAssembly that nobody has to free. */

import { CoreClient } from "./core.js";
import { start } from "./wasm.js";

export class TunnelClient {
  #core;

  constructor(options) {
    start();
    this.#core = new CoreClient(options);
  }

  get baseUrl() {
    return this.#core.baseUrl;
  }

  list(gatewayId, options) {
    return this.#core.list(gatewayId, options);
  }

  iterate(gatewayId, options) {
    return walk(this.#core.pages(gatewayId, options));
  }

  create(gatewayId, tunnel, options) {
    return this.#core.create(gatewayId, tunnel, options);
  }

  get(gatewayId, tunnelId, options) {
    return this.#core.get(gatewayId, tunnelId, options);
  }

  ensure(gatewayId, tunnelId, tunnel, options) {
    return this.#core.ensure(gatewayId, tunnelId, tunnel, options);
  }

  delete(gatewayId, tunnelId, options) {
    return this.#core.delete(gatewayId, tunnelId, options);
  }

  waitUntilAvailable(gatewayId, tunnelId, options) {
    return this.#core.waitUntilAvailable(gatewayId, tunnelId, options);
  }

  waitUntilDeleted(gatewayId, tunnelId, options) {
    return this.#core.waitUntilDeleted(gatewayId, tunnelId, options);
  }
}

/** The tunnels of all pages. A generator by itself would end only after the request under way. */
function walk(pages) {
  const tunnels = tunnelsOf(pages);
  for (const name of ["return", "throw"]) {
    const end = tunnels[name];
    tunnels[name] = (value) => {
      pages.stop();
      return end.call(tunnels, value);
    };
  }
  return tunnels;
}

/** A generator queues parallel calls of `next`, so that they share one request. */
async function* tunnelsOf(pages) {
  for (let page = { more: true }; page?.more; ) {
    page = await pages.next();
    if (page) yield* page.items;
  }
}
