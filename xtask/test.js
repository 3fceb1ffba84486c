/** `npm test`: sets up, builds, and runs every check; `npm test -- PART …` runs the named parts alone. */

import { setUpNpm, setUpRust } from "./setup.js";
import { at, Fault, main, run, say } from "./steps.js";

const WASM = ["--target", "wasm32-unknown-unknown"];

const cargo = (...args) => run("cargo", [args[0], "--locked", "--quiet", ...args.slice(1)]);

/** The parts in the order in which they run: what is quick to fail comes first. */
const parts = {
  format: async () => {
    await run("cargo", ["fmt", "--all", "--check"]);
    await run(at("node_modules/.bin/biome"), ["check", "."]);
  },
  lint: async () => {
    const strict = ["--", "--deny", "warnings"];
    await cargo("clippy", "--package", "ionos-ipsec-tunnels", "--all-targets", ...strict);
    await cargo("clippy", "--package", "ionos-ipsec-tunnels", "--all-targets", ...WASM, ...strict);
  },
  rust: () => cargo("test", "--package", "ionos-ipsec-tunnels"),
};

await main(async (names) => {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    throw new Fault(`There is no part ${unknown.join(", ")}; the parts are ${Object.keys(parts).join(", ")}.`);
  }
  await setUpNpm();
  await setUpRust();
  const outcomes = [];
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    say(`Testing: ${name}`);
    const start = performance.now();
    const fault = await parts[name]().then(
      () => undefined,
      (error) => error,
    );
    if (fault) process.stderr.write(`${fault instanceof Fault ? fault.message : fault.stack}\n`);
    outcomes.push({ name, fault, seconds: ((performance.now() - start) / 1000).toFixed(1) });
  }
  say("Results");
  for (const { name, fault, seconds } of outcomes) {
    process.stderr.write(`${fault ? "failed" : "passed"}  ${name}  ${seconds} s\n`);
  }
  const failed = outcomes.filter(({ fault }) => fault).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
