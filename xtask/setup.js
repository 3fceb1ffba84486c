/** Set-up: installs what the commands need on a fresh machine, once. A fault says what has to be installed by hand. */

import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { at, Fault, NotHere, once, read, run, say, which } from "./steps.js";

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
  const target = "wasm32-unknown-unknown";
  const installed = await read("rustup", ["target", "list", "--installed"]);
  if (!installed.split("\n").includes(target)) {
    say("Adding Rust's WebAssembly target");
    await run("rustup", ["target", "add", target]);
  }
  const isFresh = !existsSync(at("target/tool/bindgen"));
  if (isFresh) say("Building the wasm-bindgen tools (a few minutes, once)");
  await run("cargo", ["build", "--locked", "--profile", "tool", "--package", "xtask", "--bins", ...quiet(!isFresh)]);
}

const quiet = (isQuiet) => (isQuiet ? ["--quiet"] : []);

/** Programs for tests, by the environment variable that holds the path of each, with the Debian package that has it. */
const BROWSERS = {
  CHROMIUM_PATH: { name: "Chromium", found: ["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
  CHROMEDRIVER: { name: "chromedriver", found: ["chromedriver"], package: "chromium-driver" },
  FIREFOX_PATH: { name: "Firefox", found: ["firefox", "firefox-esr"], package: "firefox-esr" },
};
const WEBKIT = {
  WEBKIT_DRIVER_PATH: { name: "WebKitGTK's driver", found: ["WebKitWebDriver"], package: "webkit2gtk-driver" },
  XVFB_PATH: { name: "Xvfb", found: ["Xvfb"], package: "xvfb" },
};
const ON_UBUNTU = {
  chromium: "chromium-browser",
  "chromium-driver": "chromium-chromedriver",
  "firefox-esr": "firefox",
};

/** Browsers and their drivers, for the tests; returns the environment that names them. */
export const setUpBrowsers = () => setUpPrograms(BROWSERS);

/** WebKit's driver, and a virtual screen for it; returns the environment that names them. */
export const setUpWebKit = () => setUpPrograms(WEBKIT);

async function setUpPrograms(programs) {
  const find = () =>
    Object.fromEntries(
      Object.entries(programs).map(([variable, { found }]) => [variable, process.env[variable] ?? which(...found)]),
    );
  const missing = (environment) => Object.keys(programs).filter((variable) => !environment[variable]);
  const names = (variables) => variables.map((variable) => programs[variable].name).join(", ");
  let environment = find();
  const wanted = missing(environment);
  if (wanted.length > 0) {
    const packages = wanted.map((variable) => programs[variable].package);
    await installWithApt(
      isUbuntu() ? packages.map((name) => ON_UBUNTU[name] ?? name) : packages,
      `${names(wanted)} for the browser tests; or name their paths in ${wanted.join(", ")}`,
    );
    environment = find();
  }
  const stillMissing = missing(environment);
  if (stillMissing.length > 0) throw new Fault(`Still missing after installing: ${names(stillMissing)}.`);
  return environment;
}

/** Debian packages: strongSwan's daemons and tools, which the tests run, and libraries for libreswan's programs. */
const STRONGSWAN = [
  "charon-systemd",
  "iproute2",
  "iputils-ping",
  "libcharon-extra-plugins",
  "libstrongswan-extra-plugins",
  "libstrongswan-standard-plugins",
  "strongswan-charon",
  "strongswan-starter",
  "strongswan-swanctl",
];
const LIBRARIES_OF_LIBRESWAN = ["libevent-2.1-7", "libnss3", "libunbound8"];

/**
 * Installs real IPsec peers, for the tests of peer configurations; returns the environment that names libreswan's programs.
 * Throws NotHere where the machine allows no network namespaces or no tun device, or is no Debian.
 */
export async function setUpPeers() {
  if (process.getuid?.() !== 0) throw new NotHere("Network namespaces and tun devices need root.");
  if (!which("apt-get") || isUbuntu()) throw new NotHere("The packages with strongSwan and libreswan are Debian's.");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are placeholders of dpkg-query
  const installed = await read("dpkg-query", ["--show", "--showformat=${Package} ${db:Status-Status}\\n"]);
  const isInstalled = (name) => installed.split("\n").includes(`${name} installed`);
  const wanted = [...STRONGSWAN, ...LIBRARIES_OF_LIBRESWAN].filter((name) => !isInstalled(name));
  if (wanted.length > 0) await installWithApt(wanted, "strongSwan");
  await tryNamespace();
  // libreswan cannot be installed beside strongSwan. It is unpacked instead, as only its parsers are run.
  const folder = "target/libreswan";
  const programs = `${folder}/usr/libexec/ipsec`;
  await once(`${folder}/.set-up`, { needs: [programs] }, async () => {
    say("Unpacking libreswan");
    mkdirSync(at(folder), { recursive: true });
    await run("apt-get", ["download", "--quiet", "libreswan"], { cwd: at(folder) });
    const [archive] = readdirSync(at(folder)).filter((name) => name.endsWith(".deb"));
    await run("dpkg-deb", ["--extract", archive, "."], { cwd: at(folder) });
  });
  return { LIBRESWAN: at(programs) };
}

/** Tries out whether this machine allows a network namespace with a tun device. */
async function tryNamespace() {
  const name = `ipt-probe-${process.pid}`;
  try {
    await run("ip", ["netns", "add", name], { quiet: true });
  } catch {
    throw new NotHere("This machine allows no network namespaces.");
  }
  try {
    await run("ip", ["-n", name, "tuntap", "add", "dev", "probe", "mode", "tun"], { quiet: true });
  } catch {
    throw new NotHere("This machine allows no tun device in a network namespace.");
  } finally {
    await run("ip", ["netns", "del", name]);
  }
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
