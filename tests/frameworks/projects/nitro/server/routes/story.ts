// The story, told by the server.

import { defineHandler } from "nitro";
import { tell } from "../../src/entries.js";

export default defineHandler((event) => tell(event.url.searchParams.get("api")));
