// The slim entry, with the WebAssembly as a file that the browser compiles while it downloads it.

import * as main from "./node_modules/ionos-ipsec-tunnels/slim.mjs";
import { story } from "./src/story.js";

globalThis.told = main
  .default("/node_modules/ionos-ipsec-tunnels/module.wasm")
  .then(() => story({ main }, location.origin));
if (!globalThis.document) globalThis.told.then(postMessage);
