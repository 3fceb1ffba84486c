// Serves the files of a worker by workerd, as Cloudflare runs them: it compiles no bytes to WebAssembly, also at start-up, which
// newer compatibility dates allow. Its arguments are the folder of the modules and the first of them.

import { resolve } from "node:path";
import { Miniflare } from "miniflare";

const [folder, main] = process.argv.slice(2);
const { HOST, PORT } = process.env;

await new Miniflare({
  host: HOST,
  port: Number(PORT),
  compatibilityDate: "2025-01-01",
  compatibilityFlags: ["nodejs_compat"],
  rootPath: resolve(folder),
  modulesRoot: resolve(folder),
  modules: true,
  modulesRules: [
    { type: "ESModule", include: ["**/*.js", "**/*.mjs"] },
    { type: "CompiledWasm", include: ["**/*.wasm"] },
  ],
  scriptPath: main,
}).ready;
