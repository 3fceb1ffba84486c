// With the slim entry in Deno, which reads the file that the program names.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./src/story.js";

await init(Deno.readFile(new URL(import.meta.resolve("ionos-ipsec-tunnels/module.wasm"))));
const main = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
console.log(JSON.stringify(await story({ main }, Deno.args[0])));
