// The server is deployed without its packages: they become part of it, and so does the program that listens.

import { reactRouter } from "@react-router/dev/vite";

export default {
  plugins: [reactRouter()],
  environments: { ssr: { build: { rolldownOptions: { input: "server.js" } }, resolve: { noExternal: true } } },
};
