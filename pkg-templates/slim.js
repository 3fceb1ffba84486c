/** Entry without WebAssembly inside: the caller passes it to `init`. */

import { makeInit } from "./init.js";

export * from "./entry.js";

const init = makeInit();
export default init;
