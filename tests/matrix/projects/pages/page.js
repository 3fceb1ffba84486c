// The default entry, in a page and in a worker: a worker tells its page what it would tell the test.

import {
  ApiError,
  newTunnelId,
  parseCidr,
  TunnelClient,
  validateTunnel,
} from "./node_modules/ionos-ipsec-tunnels/inline.mjs";
import { story } from "./src/story.js";

globalThis.told = story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, location.origin);
if (!globalThis.document) globalThis.told.then(postMessage);
