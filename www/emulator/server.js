// The emulator over HTTP, with the files of the demo console beside it if asked for.

import { once } from "node:events";
import { statSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { proxy } from "hono/proxy";
import { createEmulator } from "./app.js";
import { errorBody } from "./errors.js";

// 'wasm-unsafe-eval' is what browsers want for compiling WebAssembly; the API may be on any server the user names.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src *",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** A page that holds a token is nobody's frame, and nobody's window to look into. */
const HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** What a browser adds for the page's own server, and what is nobody else's business. */
const OF_THE_PAGE = { host: undefined, origin: undefined, referer: undefined, cookie: undefined };

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free one
 * @param {string} [options.hostname]
 * @param {number} [options.provisionMs]
 * @param {string} [options.stateFile]
 * @param {string} [options.gatewaysFile]
 * @param {boolean} [options.strictGateways]
 * @param {boolean} [options.relativeLinks]
 * @param {boolean} [options.nulls]
 * @param {400 | 422} [options.violationStatus]
 * @param {string} [options.assets] a folder, served at "/" beside the API
 * @param {number} [options.latencyMs]
 * @param {number} [options.faultRate]
 * @param {number} [options.ratePerSecond]
 * @param {number} [options.seed]
 * @param {string} [options.upstream] the base URL of a real server, which then answers instead of the emulator
 * @returns {Promise<{ url: string, seed: number, close(): Promise<void> }>}
 */
export async function serveEmulator({ port = 0, hostname = "127.0.0.1", assets, upstream, ...options } = {}) {
  if (assets !== undefined && !statSync(assets, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AssetsError(`The assets folder ${assets} does not exist`);
  }
  const emulator = createEmulator(options);
  const emulated = (request, { outgoing }) => emulator.fetch(request, { hangUp: () => hangUp(outgoing) });
  const api = upstream === undefined ? emulated : forward(upstream);
  const server = createAdaptorServer({ fetch: assets === undefined ? api : site(assets, api) });
  server.listen(port, hostname);
  await once(server, "listening");

  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${server.address().port}`,
    seed: emulator.seed,
    async close() {
      const closed = once(server, "close");
      server.close();
      // Browsers and fetch keep connections open for reuse; waiting for them would take forever.
      server.closeAllConnections();
      await closed;
      await emulator.close();
    },
  };
}

/** What is still written to the response goes nowhere. */
function hangUp(outgoing) {
  // A reset could overtake what was sent before.
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.socket.resetAndDestroy();
}

/** There is nothing to serve; its message is meant for the person who named the folder. */
export class AssetsError extends Error {}

/** A page of this server's own origin reaches the upstream here, whatever its CORS rules are. */
function forward(upstream) {
  const base = upstream.replace(/\/+$/, "");
  const app = new Hono();
  app.onError((_error, c) => c.json(errorBody(502), 502));
  app.all("/ipsecgateways/*", (c) => {
    const { pathname, search } = new URL(c.req.url);
    const headers = { ...c.req.header(), ...OF_THE_PAGE };
    // A redirect is passed on, because whoever follows one with a token should know.
    return proxy(base + pathname + search, { raw: c.req.raw, headers, redirect: "manual" });
  });
  return app.fetch;
}

/** A file where there is one, the API everywhere else. */
function site(assets, api) {
  const app = new Hono();
  // The files alone: how the API answers is the emulator's matter.
  for (const path of ["/", "/assets/*"]) app.get(path, compress());
  app.get(
    "/*",
    serveStatic({
      root: assets,
      onFound: (_path, c) => {
        for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
      },
    }),
  );
  app.all("/*", (c) => api(c.req.raw, c.env));
  return app.fetch;
}
