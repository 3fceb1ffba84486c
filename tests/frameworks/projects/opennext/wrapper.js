// The program that listens, in place of OpenNext's own, which lets every machine of the network ask it.

import { createServer } from "node:http";

const { HOST, PORT } = process.env;

async function wrapper(handler, converter) {
  createServer(async (request, response) => {
    const writeHeaders = ({ statusCode, headers }) => response.writeHead(statusCode, headers);
    await handler(await converter.convertFrom(request), { streamCreator: { writeHeaders } });
  }).listen(PORT, HOST);
}

export default { name: "loopback", supportStreaming: true, wrapper };
