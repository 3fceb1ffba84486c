/** `npm run bench`: measures the package beside other libraries; `npm run bench -- SUITE …` runs the named suites alone. */

import { cpus } from "node:os";
import { build } from "./build.js";
import { setUpBrowsers } from "./setup.js";
import { Fault, main, say } from "./steps.js";

/** In the order of their rows. Loaded when they run: they import the built package. */
const suites = {
  size: () => import("../bench/size.js"),
  validation: () => import("../bench/validation.js"),
  "cold-start": () => import("../bench/cold-start.js"),
  command: () => import("../bench/command.js"),
  client: () => import("../bench/client.js"),
};

await main(async (names) => {
  const unknown = names.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    throw new Fault(`There is no suite ${unknown.join(", ")}; the suites are ${Object.keys(suites).join(", ")}.`);
  }
  const chosen = names.length > 0 ? names : Object.keys(suites);
  await build();
  if (chosen.includes("cold-start")) Object.assign(process.env, await setUpBrowsers());
  const { table } = await import("../bench/table.js");
  const rows = [];
  for (const name of chosen) {
    say(`Measuring: ${name}`);
    const { run } = await suites[name]();
    rows.push(...(await run()));
  }
  say(`Results with Node ${process.versions.node} on ${cpus()[0]?.model}; a ratio below 1: the package needs less`);
  console.log(table(rows));
});
