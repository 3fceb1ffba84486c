/** Set-up: what the commands need and a fresh machine lacks. Each part is done once; what cannot be done is named. */

import { existsSync, readFileSync } from "node:fs";
import { at, Fault, once, read, run, say, which } from "./steps.js";

/** npm dependencies, exactly as locked. */
export async function setUpNpm() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Fault(`Node ${process.versions.node} is too old for the build tools: install Node 20.19 or newer.`);
  }
  const inputs = { files: ["package.json", "package-lock.json"], texts: [process.version], needs: ["node_modules"] };
  await once("node_modules/.set-up", inputs, async () => {
    say("Installing npm dependencies");
    await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
}

/** Rust with the WebAssembly target, and the wasm-bindgen tools of the locked version. */
export async function setUpRust() {
  if (!which("cargo") || !which("rustup")) {
    throw new Fault("Rust is missing: install it with rustup, see https://rustup.rs.");
  }
  const installed = await read("rustup", ["target", "list", "--installed"]);
  if (!installed.includes("wasm32-unknown-unknown")) {
    say("Adding Rust's WebAssembly target");
    await run("rustup", ["target", "add", "wasm32-unknown-unknown"]);
  }
  const isFresh = !existsSync(at("target/tool/bindgen"));
  if (isFresh) say("Building the wasm-bindgen tools (a few minutes, once)");
  await run("cargo", ["build", "--locked", "--profile", "tool", "--package", "xtask", "--bins", ...quiet(!isFresh)]);
}

const quiet = (isQuiet) => (isQuiet ? ["--quiet"] : []);

/** Browsers and their drivers, for the tests; returns the environment that names them. */
export async function setUpBrowsers() {
  const find = () => ({
    CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? which("chromium", "chromium-browser", "google-chrome"),
    CHROMEDRIVER: process.env.CHROMEDRIVER ?? which("chromedriver"),
    FIREFOX_PATH: process.env.FIREFOX_PATH ?? which("firefox", "firefox-esr"),
  });
  const names = { CHROMIUM_PATH: "Chromium", CHROMEDRIVER: "chromedriver", FIREFOX_PATH: "Firefox" };
  const packages = isUbuntu()
    ? { CHROMIUM_PATH: "chromium-browser", CHROMEDRIVER: "chromium-chromedriver", FIREFOX_PATH: "firefox" }
    : { CHROMIUM_PATH: "chromium", CHROMEDRIVER: "chromium-driver", FIREFOX_PATH: "firefox-esr" };
  const missing = (found) => Object.keys(names).filter((name) => !found[name]);
  let found = find();
  if (missing(found).length > 0) {
    const wanted = missing(found);
    await installWithApt(
      wanted.map((name) => packages[name]),
      `${wanted.map((name) => names[name]).join(", ")} for the browser tests; ` +
        `or name their paths in ${wanted.join(", ")}`,
    );
    found = find();
  }
  if (missing(found).length > 0) {
    throw new Fault(
      `Still missing after installing: ${missing(found)
        .map((name) => names[name])
        .join(", ")}.`,
    );
  }
  return found;
}

/** schemathesis, which tests the emulator against the API document, in an environment of its own. */
export async function setUpSchemathesis() {
  const requirements = "tests/emulator/requirements.txt";
  await once("target/schemathesis/.set-up", { files: [requirements], needs: ["target/schemathesis/bin"] }, async () => {
    if (!(await hasVenv())) await installWithApt(["python3", "python3-venv"], "Python 3 with its venv module");
    say("Installing schemathesis");
    await run("python3", ["-m", "venv", "--clear", at("target/schemathesis")]);
    const pip = at("target/schemathesis/bin/pip");
    await run(pip, ["install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  });
}

async function hasVenv() {
  try {
    await run("python3", ["-c", "import ensurepip, venv"], { quiet: true });
    return true;
  } catch {
    return false;
  }
}

async function installWithApt(packages, purpose) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !which("apt-get"))
    throw new Fault(`Please install ${purpose}. On Debian: apt-get install ${packages.join(" ")}`);
  say(`Installing ${packages.join(", ")} with apt-get`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "--quiet"], { env });
  await run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", ...packages], { env });
}

function isUbuntu() {
  return existsSync("/etc/os-release") && /^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8"));
}
