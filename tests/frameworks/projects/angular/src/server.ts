// The server: it runs the story itself, and leaves pages to Angular. Angular's build imports this file as well.

import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from "@angular/ssr/node";
import { tell } from "./entries.js";

const angular = new AngularNodeAppEngine({ allowedHosts: ["127.0.0.1"] });

async function answer(request: IncomingMessage) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/story") return Response.json(await tell(searchParams.get("api")));
  return (await angular.handle(request)) ?? new Response(null, { status: 404 });
}

const listener: RequestListener = async (request, response) => {
  const answered = await answer(request).catch((error) => new Response(String(error), { status: 500 }));
  await writeResponseToNodeResponse(answered, response);
};

export const reqHandler = createNodeRequestHandler(listener);

if (isMainModule(import.meta.url)) {
  const { HOST, PORT } = process.env;
  createServer(listener).listen(Number(PORT), HOST);
}
