// As frameworks render on a server during development: Vite transforms the slim entry, too. Prints the result.

import { createServer } from "vite";

const server = await createServer({
  server: { middlewareMode: true, ws: false },
  appType: "custom",
  ssr: { noExternal: true },
});
const { tellSlim } = await server.ssrLoadModule("/src/slim-on-server.js");
console.log(JSON.stringify(await tellSlim(process.argv[2])));
await server.close();
