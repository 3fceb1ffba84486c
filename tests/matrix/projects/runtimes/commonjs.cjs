// As a CommonJS module: `… commonjs.cjs URL` tells the story and shows it as JSON.

const { tell } = require("./src/entries.cjs");

tell(process.argv[2]).then((told) => console.log(JSON.stringify(told)));
