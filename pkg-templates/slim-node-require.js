/** The slim entry for `require` in Node: reads files, by default the module beside it. */

import { makeInit, ownModule } from "./init.js";

export * from "./entry.js";

// Required only here: bundlers that make an ES module of this one may leave a call of `require` in it, which then throws.
const read = async (path) => require("node:fs/promises").readFile(path);

const init = makeInit({
  // Tools that trace the files of a program recognise this form of path.
  own: ownModule(() => read(`${__dirname}/module.wasm`)),
  file: (url) => read(new URL(url)),
});
export default init;
