// The slim entry with Parcel: `url:` makes an asset of the WebAssembly, and imports its address.

import url from "url:ionos-ipsec-tunnels/module.wasm";
import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

globalThis.told = init(url).then(() =>
  story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, location.origin),
);
