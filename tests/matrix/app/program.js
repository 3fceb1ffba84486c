// The story as a program: it takes the address of the API as its argument, and prints the result as JSON.

import { tell } from "./entries.js";

tell(process.argv[2]).then((told) => console.log(JSON.stringify(told)));
