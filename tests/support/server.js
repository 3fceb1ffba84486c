// Servers of the tests, on this machine alone.

import { once } from "node:events";
import { createServer } from "node:net";

/**
 * @param {import("node:http").Server} server
 * @returns {Promise<{ url: string, close(): Promise<void> }>} its address, on any free port, and a function that ends it
 */
export async function listen(server) {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A port for a program that cannot choose a free one itself. It was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
