/** `npm start`: serves the demo console and the emulator until a signal ends it. Takes the emulator's options. */

import { buildConsole } from "./console.js";
import { at, main, say } from "./steps.js";

await main(async () => {
  await buildConsole();
  say("The demo console, on the emulator (Ctrl-C ends it)");
  process.argv.push("--assets", at("www/dist"));
  await import("../www/emulator/cli.js");
});
