/** The slim entry for Node: reads files, by default the module beside it. */

import { makeInit } from "./init.js";

export * from "./entry.js";

// Imported when it is needed: bundlers that make ES modules of CommonJS ones cannot require Node's own modules.
const read = async (path) => (await import("node:fs/promises")).readFile(path);

const init = makeInit({
  // In this form the tools that gather what a program needs see that the file is needed.
  own: () => read(`${__dirname}/module.wasm`),
  file: (url) => read(new URL(url)),
});
export default init;
