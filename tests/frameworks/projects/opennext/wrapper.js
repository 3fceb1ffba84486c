// The program that listens. It replaces OpenNext's own, which listens on all network interfaces.

import { createServer } from "node:http";

const { HOST, PORT } = process.env;

async function wrapper(handler, converter) {
  createServer(async (request, response) => {
    const writeHeaders = ({ statusCode, headers }) => response.writeHead(statusCode, headers);
    await handler(await converter.convertFrom(request), { streamCreator: { writeHeaders } });
  }).listen(PORT, HOST);
}

export default { name: "loopback", supportStreaming: true, wrapper };
