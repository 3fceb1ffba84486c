// As an ES module: `… module.mjs URL` tells the story and shows it as JSON.

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { story } from "./src/story.js";

const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
const url = globalThis.Deno ? Deno.args[0] : process.argv[2];
console.log(JSON.stringify(await story(api, url)));
