// The slim entry as a program, which finds its WebAssembly by itself. Prints the result, or why the file was not found.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { story } from "./story.js";

const main = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
init()
  .then(() => story({ main }, process.argv[2]))
  .catch(({ name, code, message }) => ({ name, code, message }))
  .then((told) => console.log(JSON.stringify(told)));
