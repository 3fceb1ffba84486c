/** Builds the demo console into `www/dist`, from the built package, if anything has changed. */

import { build, PACKAGE_STAMP } from "./build.js";
import { at, filesUnder, once, run, say } from "./steps.js";

export async function buildConsole() {
  await build();
  const files = [PACKAGE_STAMP, "www/index.html", "www/vite.config.ts", ...filesUnder("www/src", "www/public")];
  await once("target/console.stamp", { files, needs: ["www/dist/index.html"] }, async () => {
    say("Building the demo console");
    await run(at("node_modules/.bin/vite"), ["build", "www", "--logLevel", "warn"]);
  });
}
