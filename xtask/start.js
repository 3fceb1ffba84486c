/** `npm start`: the demo console on the emulator, until it is told to end. Takes the emulator's options. */

import { buildConsole } from "./console.js";
import { at, main, say } from "./steps.js";

await main(async () => {
  await buildConsole();
  say("The demo console, on the emulator (Ctrl-C ends it)");
  process.argv.push("--assets", at("www/dist"));
  await import("../www/emulator/cli.js");
});
