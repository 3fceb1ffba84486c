/** `npm test`: sets up, builds, and runs every check; `npm test -- PART …` runs the named parts alone. */

import { mkdirSync, rmSync } from "node:fs";
import { build } from "./build.js";
import { buildConsole } from "./console.js";
import { buildDocs } from "./docs.js";
import { setUpBrowsers, setUpNpm, setUpPeers, setUpRust, setUpSchemathesis, setUpWebKit } from "./setup.js";
import { at, Fault, filesUnder, main, NotHere, run, say } from "./steps.js";

const WASM = ["--target", "wasm32-unknown-unknown"];
const RUNNER = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: at("target/tool/bindgen-test-runner") };

const cargo = (...args) => run("cargo", [args[0], "--locked", "--quiet", ...args.slice(1)]);
const wasmTest = (name, env) =>
  run("cargo", ["test", "--locked", "--all-features", ...WASM, "--test", name], { env: { ...RUNNER, ...env } });

/** Runs a test of WebAssembly in Chromium. */
const chromiumTest = async (name, env) => {
  // Chromium's driver leaves its profiles behind, 20 MB each: here the next run finds and removes them.
  const profiles = at("target/profiles");
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true });
  await wasmTest(name, { ...(await setUpBrowsers()), TMPDIR: profiles, WASM_BINDGEN_USE_BROWSER: "1", ...env });
};

/** Runs the suites of a folder with Node's test runner. */
const suites = (folder, env) => {
  const files = filesUnder(folder).filter((file) => file.endsWith(".test.js"));
  return run(process.execPath, ["--test", "--test-reporter=spec", ...files], { env });
};

/** Runs the suites of a folder once what they test is built. */
const suitesAfter = (prepare, folder) => async () => {
  await prepare();
  await suites(folder);
};

/** The parts in the order in which they run: the quickest come first. */
const parts = {
  format: async () => {
    await run("cargo", ["fmt", "--all", "--check"]);
    await run(at("node_modules/.bin/biome"), ["check", "."]);
  },
  lint: async () => {
    const strict = ["--", "--deny", "warnings"];
    const clippy = (...what) => cargo("clippy", "--package", "ionos-ipsec-tunnels", ...what, ...strict);
    await clippy("--all-targets", "--all-features");
    await clippy("--all-targets", "--all-features", ...WASM);
    // Each feature compiles without the others, as do the exports of the npm package with those of some entries alone.
    for (const features of ["", "advice", "client", "fetch", "peers", "npm,advice", "npm,peers", "npm,client,peers"]) {
      await clippy("--no-default-features", "--features", features);
      await clippy("--no-default-features", "--features", features, ...WASM);
    }
    // Links and examples of the crate's documentation.
    const documents = ["doc", "--locked", "--quiet", "--package", "ionos-ipsec-tunnels", "--no-deps", "--all-features"];
    await run("cargo", documents, { env: { RUSTDOCFLAGS: "--deny warnings" } });
  },
  rust: () => cargo("test", "--package", "ionos-ipsec-tunnels", "--all-features"),
  library: () => suites("tests/library"),
  "wasm-node": () => wasmTest("wasm_node"),
  // The runner's server has four threads at first, and stalls if a page opens more connections than that at once. Each
  // JavaScript file in src/bindings/js takes a connection, so there may be no more than four.
  "wasm-chromium": () => chromiumTest("wasm_browser"),
  fetch: async () => {
    const { serveEmulator } = await import("../www/emulator/server.js");
    const emulator = await serveEmulator({ provisionMs: 100 });
    try {
      await wasmTest("fetch", { EMULATOR_URL: emulator.url });
      await chromiumTest("fetch", { EMULATOR_URL: emulator.url });
    } finally {
      await emulator.close();
    }
  },
  emulator: async () => {
    await setUpSchemathesis();
    await suites("tests/emulator");
  },
  package: suitesAfter(buildConsole, "tests/package"),
  "peers-live": async () => {
    const programs = await setUpPeers();
    await build();
    await suites("tests/peers-live", programs);
  },
  differential: suitesAfter(buildConsole, "tests/differential"),
  forms: suitesAfter(build, "tests/forms"),
  recipes: suitesAfter(build, "tests/recipes"),
  platforms: suitesAfter(build, "tests/platforms"),
  faults: suitesAfter(buildConsole, "tests/faults"),
  examples: suitesAfter(buildConsole, "tests/examples"),
  runtimes: suitesAfter(buildConsole, "tests/runtimes"),
  types: async () => {
    await buildConsole();
    await run(at("node_modules/.bin/tsc"), ["--project", "www"]);
    await suites("tests/types");
  },
  size: async () => {
    await build();
    const { checkBudgets } = await import("../bench/budgets.js");
    await checkBudgets();
  },
  command: suitesAfter(build, "tests/command"),
  docs: async () => {
    await buildDocs();
    await suites("tests/docs");
  },
  commands: suitesAfter(buildConsole, "tests/commands"),
  browser: async () => {
    const browsers = await setUpBrowsers();
    await buildConsole();
    await suites("tests/browser", browsers);
  },
  matrix: async () => {
    const browsers = { ...(await setUpBrowsers()), ...(await setUpWebKit()) };
    await build();
    await suites("tests/matrix", browsers);
  },
  // Builds for many minutes, so it runs only by name, after changes that frameworks may notice. It records its results.
  frameworks: suitesAfter(build, "tests/frameworks"),
};

/** The parts that run when none is named. */
const usual = Object.keys(parts).filter((name) => name !== "frameworks");

await main(async (names) => {
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    throw new Fault(`There is no part ${unknown.join(", ")}; the parts are ${Object.keys(parts).join(", ")}.`);
  }
  await setUpNpm();
  await setUpRust();
  const outcomes = [];
  for (const name of names.length > 0 ? names : usual) {
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
  // A part that this machine does not allow has failed if it was named, and otherwise is only reported.
  const isAbsent = (fault) => fault instanceof NotHere && names.length === 0;
  const outcomeOf = (fault) => (isAbsent(fault) ? "not run here" : fault ? "failed" : "passed");
  for (const { name, fault, seconds } of outcomes) {
    const reason = isAbsent(fault) ? `  ${fault.message}` : "";
    process.stderr.write(`${outcomeOf(fault)}  ${name}  ${seconds} s${reason}\n`);
  }
  const count = (outcome) => outcomes.filter(({ fault }) => outcomeOf(fault) === outcome).length;
  const absent = count("not run here");
  console.log(`${count("passed")} passed, ${count("failed")} failed${absent > 0 ? `, ${absent} not run here` : ""}`);
  if (count("failed") > 0) process.exitCode = 1;
});
