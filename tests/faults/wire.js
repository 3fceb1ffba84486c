// An HTTP server on raw sockets with faults on purpose: a handler makes the answers, and their bytes are delayed, cut off or
// garbled as by networks and broken servers.

import { once } from "node:events";
import { createServer } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";

/**
 * @param {(request: Request) => Promise<Response>} handler - Processes requests: what it has done stays done.
 * @param {(request: Request) => string | undefined} chooseFault - The name of a fault for this request, or none.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function misbehave(handler, chooseFault) {
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    serve(socket, handler, chooseFault).catch(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The faults. Each is a function of the socket and of `answer`, which processes the request. */
export const faults = {
  "reset before processing": async ({ socket }) => socket.resetAndDestroy(),
  "reset after processing": async ({ socket, answer }) => {
    await answer();
    socket.resetAndDestroy();
  },
  "headers, then nothing": async ({ socket, answer }) => {
    const { head } = await answer();
    socket.write(head);
    await once(socket, "close");
  },
  "body cut off": async ({ socket, answer }) => {
    const { head, body } = await answer();
    socket.end(Buffer.concat([head, body.subarray(0, body.length >> 1)]));
  },
  "content length too large": async ({ socket, answer }) => {
    const { body } = await answer();
    socket.end(Buffer.concat([headOf(200, { "content-length": body.length + 10 }), body]));
  },
  "one byte at a time": async ({ socket, answer }) => {
    const { head, body } = await answer();
    for (const byte of Buffer.concat([head, body])) {
      if (!socket.writable) return;
      socket.write(Buffer.of(byte));
      await setImmediate();
    }
  },
  garbage: async ({ socket }) => socket.end("\0\xff this is not HTTP\r\n\r\n"),
  "early hints": async ({ socket, answer }) => {
    const { head, body } = await answer();
    socket.write(Buffer.concat([Buffer.from("HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n"), head, body]));
  },
  "unasked continue": async ({ socket, answer }) => {
    const { head, body } = await answer();
    socket.write(Buffer.concat([Buffer.from("HTTP/1.1 100 Continue\r\n\r\n"), head, body]));
  },
  "keep-alive closed": async ({ socket, answer }) => {
    const { head, body } = await answer();
    socket.end(Buffer.concat([head, body]));
  },
  "slow answer": async ({ socket, answer }) => {
    const { head, body } = await answer();
    await setTimeout(30);
    socket.write(Buffer.concat([head, body]));
  },
  ...Object.fromEntries(
    ["0", "0.01", "Sun, 06 Nov 1994 08:49:37 GMT", "0x10", "-1", "NaN", ""].flatMap((retryAfter) =>
      [429, 503].map((status) => [
        `${status}, Retry-After "${retryAfter}"`,
        async ({ socket }) => socket.write(headOf(status, { "retry-after": retryAfter, "content-length": 0 })),
      ]),
    ),
  ),
};

async function serve(socket, handler, chooseFault) {
  for await (const request of requestsOf(socket)) {
    const answer = async () => {
      const response = await handler(request);
      const body = Buffer.from(await response.arrayBuffer());
      const headers = { ...Object.fromEntries(response.headers), "content-length": body.length };
      return { head: headOf(response.status, headers), body };
    };
    const fault = chooseFault(request);
    if (fault) {
      await faults[fault]({ socket, answer });
    } else {
      const { head, body } = await answer();
      socket.write(Buffer.concat([head, body]));
    }
    if (socket.destroyed || socket.writableEnded) return;
  }
}

function headOf(status, headers) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join("")}\r\n`);
}

/** The requests that arrive on a connection, one after the other. */
async function* requestsOf(socket) {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    for (let end = bytes.indexOf("\r\n\r\n"); end >= 0; end = bytes.indexOf("\r\n\r\n")) {
      const [line, ...fields] = bytes.subarray(0, end).toString("latin1").split("\r\n");
      const headers = new Headers(
        fields.map((field) => field.split(/:\s*/, 2)).filter(([name]) => name !== "connection"),
      );
      const length = Number(headers.get("content-length") ?? 0);
      const rest = bytes.subarray(end + 4);
      if (rest.length < length) break;
      bytes = rest.subarray(length);
      const [method, path] = line.split(" ");
      const body = length > 0 ? rest.subarray(0, length) : undefined;
      yield new Request(`http://${headers.get("host")}${path}`, { method, headers, body });
    }
  }
}
