/** The slim entry for `import` in Node: reads files, by default the module beside it. */

import { readFile } from "node:fs/promises";
import { makeInit, ownModule } from "./init.js";

export * from "./entry.js";

const init = makeInit({
  // Bundlers, and tools that trace the files of a program, recognise this form of address.
  own: ownModule(() => readFile(new URL("./module.wasm", import.meta.url))),
  file: (url) => readFile(new URL(url)),
});
export default init;
