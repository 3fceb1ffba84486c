/** Entry that has its WebAssembly inside, as text: for Node, Deno, Bun, browsers and bundlers. */

import text from "./module.wasm";
import { decode } from "./text.js";
import translator from "./text.wat";
import { provide } from "./wasm.js";

export * from "./entry.js";

provide(() => decode(text, translator));
