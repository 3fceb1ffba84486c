/** `npm run emulator`: the API emulator alone. Takes the options that `--help` shows. */

import { setUpNpm } from "./setup.js";
import { main } from "./steps.js";

await main(async () => {
  await setUpNpm();
  await import("../www/emulator/cli.js");
});
