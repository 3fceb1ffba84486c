// The emulator over HTTP, with the files of the demo console beside it if asked for.

import { once } from "node:events";
import { statSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { createEmulator } from "./app.js";

// 'wasm-unsafe-eval' is what browsers want for compiling WebAssembly; the API may be on any server the user names.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src *",
].join("; ");

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free one
 * @param {string} [options.hostname]
 * @param {number} [options.provisionMs]
 * @param {string} [options.stateFile]
 * @param {string} [options.assets] a folder, served at "/" beside the API
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveEmulator({ port = 0, hostname = "127.0.0.1", provisionMs, stateFile, assets } = {}) {
  if (assets !== undefined && !statSync(assets, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AssetsError(`The assets folder ${assets} does not exist`);
  }
  const emulator = createEmulator({ provisionMs, stateFile });
  const server = createAdaptorServer({ fetch: assets === undefined ? emulator.fetch : site(assets, emulator) });
  server.listen(port, hostname);
  await once(server, "listening");

  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${server.address().port}`,
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

/** There is nothing to serve; its message is meant for the person who named the folder. */
export class AssetsError extends Error {}

/** A file where there is one, the API everywhere else. */
function site(assets, emulator) {
  const app = new Hono();
  app.get(
    "/*",
    serveStatic({
      root: assets,
      onFound: (_path, c) => c.header("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    }),
  );
  app.all("/*", (c) => emulator.fetch(c.req.raw));
  return app.fetch;
}
