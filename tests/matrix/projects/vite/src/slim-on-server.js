// The story with the slim entry on a server, where it finds its WebAssembly by itself.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

export async function tellSlim(baseUrl) {
  await init();
  return story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, baseUrl);
}
