// The story with the slim entry in a function whose files are traced: its WebAssembly has to be among them.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "../src/story.js";

const main = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };

export default async function answer({ url }) {
  await init();
  return Response.json(await story({ main }, new URL(url).searchParams.get("api")));
}
