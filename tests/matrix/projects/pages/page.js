// All entries, in a page and in a worker: a worker posts its result to the page, which gives it to the test.

import * as constants from "./node_modules/ionos-ipsec-tunnels/constants.mjs";
import * as main from "./node_modules/ionos-ipsec-tunnels/index.mjs";
import * as peers from "./node_modules/ionos-ipsec-tunnels/peers.mjs";
import * as validate from "./node_modules/ionos-ipsec-tunnels/validate.mjs";
import { story } from "./src/story.js";

globalThis.told = story({ main, constants, peers, validate }, location.origin);
if (!globalThis.document) globalThis.told.then(postMessage);
