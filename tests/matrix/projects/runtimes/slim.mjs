// With the slim entry, which finds its WebAssembly by itself where there are files.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./src/story.js";

await init();
const main = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
console.log(JSON.stringify(await story({ main }, process.argv[2])));
