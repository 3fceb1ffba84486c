/** Entry for browsers, bundlers and Deno: the WebAssembly module is inside, as text. */

import base64 from "./module.wasm";
import { provide } from "./wasm.js";

export * from "./api.js";

provide(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
