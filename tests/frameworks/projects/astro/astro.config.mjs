// The server is deployed without its packages: they become part of it.

import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  vite: { ssr: { noExternal: true } },
});
