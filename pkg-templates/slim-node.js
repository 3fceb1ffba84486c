/** The slim entry for Node: reads files, by default the module beside it. */

import { makeInit } from "./init.js";

export * from "./entry.js";

// Imported dynamically: bundlers that convert CommonJS to ES modules cannot handle a require of Node's own modules.
const read = async (path) => (await import("node:fs/promises")).readFile(path);

const init = makeInit({
  // Tools that trace the files of a program recognise this form of path.
  own: () => read(`${__dirname}/module.wasm`),
  file: (url) => read(new URL(url)),
});
export default init;
