// The story, told by the server.

import { tell } from "../../src/entries.js";

export default defineEventHandler((event) => tell(getQuery(event).api));
