/** The slim entry for Node, as a CommonJS module: reads files, by default the module beside it. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeInit } from "./init.js";

export * from "./entry.js";

const init = makeInit({
  // In this form tools that trace or bundle programs for Node see that the file is needed.
  own: () => readFile(join(__dirname, "module.wasm")),
  file: (url) => readFile(new URL(url)),
});
export default init;
