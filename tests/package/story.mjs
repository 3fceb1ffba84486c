// The story as an ES module: `node story.mjs URL`. Shows what came out as JSON, and ends by itself.

import { createRequire } from "node:module";
import * as api from "ionos-ipsec-tunnels";
import { known, story } from "./story-shared.mjs";

const required = createRequire(import.meta.url)("ionos-ipsec-tunnels");
console.log(JSON.stringify({ ...(await story(api, process.argv[2])), known: known(api, required) }));
