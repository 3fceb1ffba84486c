/** The slim entry for Node: reads files, by default the module beside it. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeInit } from "./init.js";

export * from "./entry.js";

const init = makeInit({
  own: () => readFile(join(__dirname, "module.wasm")),
  file: (url) => readFile(fileURLToPath(url)),
});
export default init;
