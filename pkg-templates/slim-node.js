/** The slim entry for Node, as an ES module: reads files, by default the module beside it. */

import { readFile } from "node:fs/promises";
import { makeInit } from "./init.js";

export * from "./entry.js";

const init = makeInit({
  // In this form tools that trace or bundle programs for Node see that the file is needed.
  own: () => readFile(new URL("./module.wasm", import.meta.url)),
  file: (url) => readFile(new URL(url)),
});
export default init;
