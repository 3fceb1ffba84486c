// The story as a program: with the address of the API as its argument it shows what was told as JSON.

import { tell } from "./entries.js";

tell(process.argv[2]).then((told) => console.log(JSON.stringify(told)));
