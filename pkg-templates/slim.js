/** Entry without WebAssembly inside: `init` gets it from wherever the caller keeps it. */

import { makeInit } from "./init.js";

export * from "./entry.js";

const init = makeInit();
export default init;
