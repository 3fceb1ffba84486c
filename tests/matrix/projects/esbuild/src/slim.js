// The slim entry with esbuild: with `--loader:.wasm=file` the import is the address of an asset.

import url from "ionos-ipsec-tunnels/module.wasm";
import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

globalThis.told = init(url).then(() =>
  story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, location.origin),
);
