// The story with the default entry, for whatever bundles it: nothing is imported but the package, and nothing set up.

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { story } from "./story.js";

// Where the API is: beside the page, unless the page's address says otherwise.
const baseUrl = new URLSearchParams(location.search).get("api") ?? location.origin;
globalThis.told = story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, baseUrl);
