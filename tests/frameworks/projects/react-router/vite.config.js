// The server is deployed without node_modules: packages are bundled into it, and so is the program that listens.

import { reactRouter } from "@react-router/dev/vite";

export default {
  plugins: [reactRouter()],
  environments: { ssr: { build: { rolldownOptions: { input: "server.js" } }, resolve: { noExternal: true } } },
};
