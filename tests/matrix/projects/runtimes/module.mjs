// As an ES module: `… module.mjs URL` runs the story and prints the result as JSON.

import { tell } from "./src/entries.js";

const url = globalThis.Deno ? Deno.args[0] : process.argv[2];
console.log(JSON.stringify(await tell(url)));
