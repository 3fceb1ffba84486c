// Serves the emulator over HTTP, and optionally the files of the demo console.

import { once } from "node:events";
import { statSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { proxy } from "hono/proxy";
import { createEmulator } from "./app.js";
import { errorBody } from "./errors.js";

// Browsers require 'wasm-unsafe-eval' for compiling WebAssembly. `connect-src` is open, as the user may name any server.
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

/** The page holds a token: no other page may frame it, or access its window. */
const HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** Headers that a browser adds for the page's own server. They are not forwarded. */
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
      // Browsers and fetch keep connections open for reuse, so waiting for them to close could take forever.
      server.closeAllConnections();
      await closed;
      await emulator.close();
    },
  };
}

/** Ends the connection of a response. Further writes to the response are ignored. */
function hangUp(outgoing) {
  // Once data was sent, the connection is closed without a reset, which could overtake the data.
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.socket.resetAndDestroy();
}

/** The folder cannot be served. The message is for the person who named it. */
export class AssetsError extends Error {}

/** Forwards requests to the upstream, so that a page of this server's origin reaches it whatever its CORS rules are. */
function forward(upstream) {
  const base = upstream.replace(/\/+$/, "");
  const app = new Hono();
  app.onError((_error, c) => c.json(errorBody(502), 502));
  app.all("/ipsecgateways/*", (c) => {
    const { pathname, search } = new URL(c.req.url);
    const headers = { ...c.req.header(), ...OF_THE_PAGE };
    // Redirects are not followed but passed on: the client decides whether to send the token elsewhere.
    return proxy(base + pathname + search, { raw: c.req.raw, headers, redirect: "manual" });
  });
  return app.fetch;
}

/** Serves a file where there is one, and the API everywhere else. */
function site(assets, api) {
  const app = new Hono();
  // Only for the files: the headers of API answers are the emulator's.
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
