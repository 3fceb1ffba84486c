// The story with the slim entry, which finds its WebAssembly by itself.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "../../src/story.js";

const main = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };

export async function GET({ url }) {
  await init();
  return Response.json(await story({ main }, new URL(url).searchParams.get("api")));
}
