// The story, told by the server.

import { defineHandler } from "nitro/h3";
import { tell } from "../src/entries.js";

export default defineHandler((event) => tell(event.url.searchParams.get("api")));
