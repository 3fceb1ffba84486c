// The story as a script of a page, for any bundler: it imports the package alone, and needs no set-up.

import { tell } from "./entries.js";

// Where the API is: beside the page, unless the page's address says otherwise.
globalThis.told = tell(new URLSearchParams(location.search).get("api") ?? location.origin);
