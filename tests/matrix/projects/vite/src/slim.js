// The slim entry with Vite: `?url` makes an asset of the WebAssembly, and imports its address.

import url from "ionos-ipsec-tunnels/module.wasm?url";
import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

globalThis.told = init(url).then(() =>
  story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, location.origin),
);
