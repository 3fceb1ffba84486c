/** `npm run format`: formats Rust, JavaScript and TypeScript, and mends what Biome can mend safely. */

import { setUpNpm } from "./setup.js";
import { at, main, run } from "./steps.js";

await main(async () => {
  await setUpNpm();
  await run(at("node_modules/.bin/biome"), ["check", "--write", "."]);
  await run("cargo", ["fmt", "--all"]);
});
