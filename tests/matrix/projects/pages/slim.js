// The slim entry, with the WebAssembly as a file that the browser compiles while it comes in.

import init, {
  ApiError,
  newTunnelId,
  parseCidr,
  TunnelClient,
  validateTunnel,
} from "./node_modules/ionos-ipsec-tunnels/slim.mjs";
import { story } from "./src/story.js";

globalThis.told = init("/node_modules/ionos-ipsec-tunnels/module.wasm").then(() =>
  story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, location.origin),
);
if (!globalThis.document) globalThis.told.then(postMessage);
