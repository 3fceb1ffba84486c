// Runs functions as the platform does: the path of a request names a function, whose handler gets the request as an event. It
// writes its answer into a stream, or returns it if the function exports `handler`, the older form.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const entries = JSON.parse(await readFile(new URL("entries.json", import.meta.url), "utf8"));

globalThis.awslambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: { from: (response, { statusCode, headers }) => response.writeHead(statusCode, headers) },
};

async function answer(url, response) {
  const { href, pathname, searchParams } = new URL(url, "http://localhost");
  if (!Object.hasOwn(entries, pathname)) return { statusCode: 404 };
  const { handler } = await import(entries[pathname]);
  const event = {
    rawUrl: href,
    httpMethod: "GET",
    headers: {},
    queryStringParameters: Object.fromEntries(searchParams),
  };
  return handler(event, response, { awsRequestId: "1" });
}

const { HOST, PORT } = process.env;
createServer(async ({ url }, response) => {
  const returned = await answer(url, response).catch(({ stack }) => ({ statusCode: 500, body: stack }));
  if (returned) response.writeHead(returned.statusCode).end(returned.body);
}).listen(PORT, HOST);
