// The server is deployed without node_modules: packages are bundled into it.

import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  vite: { ssr: { noExternal: true } },
});
