/** Entry for browsers, bundlers and Deno: the WebAssembly module is inside, as text. */

import text from "./module.wasm";
import { decode } from "./text.js";
import { provide } from "./wasm.js";

export * from "./api.js";

provide(() => decode(text));
