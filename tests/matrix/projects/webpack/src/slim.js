// The slim entry with webpack: `new URL` makes an asset of the WebAssembly.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

const url = new URL("ionos-ipsec-tunnels/module.wasm", import.meta.url);
globalThis.told = init(url).then(() =>
  story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, location.origin),
);
