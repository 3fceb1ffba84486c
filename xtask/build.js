/** `npm run build`: the crate becomes the npm package in `pkg/`. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "../pkg-templates/text.js";
import { setUpNpm, setUpRust } from "./setup.js";
import { at, filesUnder, main, once, read, root, run, say } from "./steps.js";

const STAGE = at("target/package");
const OUT = at("target/package/out");
const PKG = at("pkg");
const WASM = "target/wasm32-unknown-unknown/release/ionos_ipsec_tunnels.wasm";

/**
 * The WebAssembly files: one crate, compiled for each with the features whose exports its entries need.
 *
 * @typedef {object} Module
 * @property {string} name of the entry's files in the package, such as `index.mjs`
 * @property {string} wasm the WebAssembly file
 * @property {string} entry the file of `pkg-templates` that lists the exports of the entry
 * @property {string[]} features of the crate
 * @property {boolean} [withoutDefaults] leaves out the crate's default features
 * @property {boolean} [forSize] optimises for size alone
 * @property {(code: string, entry: object) => boolean} [codes] which codes of the catalogue its issues can have; else all
 *
 * @type {Module[]}
 */
const MODULES = [
  { name: "index", wasm: "module.wasm", entry: "main.js", features: ["npm", "client"] },
  { name: "validate", wasm: "validate.wasm", entry: "validate.js", features: ["npm"] },
  {
    name: "peers",
    wasm: "peers.wasm",
    entry: "peers.js",
    features: ["npm", "peers"],
    withoutDefaults: true,
    // It writes one configuration for a person to read: size alone counts.
    forSize: true,
    // What can be wrong with a tunnel or with the other side. Advice is not in this file, and nothing in it takes JSON, a
    // field's path, an id or a plan.
    codes: (code, { severity }) =>
      code.startsWith("peer.") || (severity === "error" && !/^(json|field|uuid|plan)\./.test(code)),
  },
];

/** The module of the main entry. Entries without a WebAssembly file of their own, such as `/constants`, are made from it. */
const [MAIN] = MODULES;

/** ES modules and CommonJS. */
const FORMATS = ["esm", "cjs"];

/** Languages beside English: each has a table in `pkg-templates/locales`, and its entry in the manifest. */
const LANGUAGES = ["de", "es", "fr"];

/** A file that changes whenever the package does. */
export const PACKAGE_STAMP = "target/package.stamp";

/** Builds `pkg/` if anything has changed, and links it where the demo console finds it as a user's bundler would. */
export async function build() {
  await setUpNpm();
  await setUpRust();
  const texts = [await read("rustc", ["--version"])];
  const files = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "CHANGELOG.md",
    "package-lock.json",
    ...filesUnder("src", "pkg-templates", "xtask"),
  ];
  const needs = ["pkg/package.json", ...MODULES.map(({ wasm }) => `pkg/${wasm}`)];
  await once(PACKAGE_STAMP, { files, texts, needs }, async () => {
    say("Building the package");
    rmSync(STAGE, { recursive: true, force: true });
    mkdirSync(OUT, { recursive: true });
    const facts = await read(at("target/tool/facts"));
    for (const module of MODULES) {
      await compile(module);
      stageTemplates(module, facts);
    }
    await bundle();
    writeDeclarations();
    writeManifest();
    for (const file of ["LICENSE", "CHANGELOG.md"]) cpSync(at(file), `${OUT}/${file}`);
    cpSync(at("pkg-templates/README.md"), `${OUT}/README.md`);
    // Replaced only now, so that a failed build leaves the old package as it was.
    rmSync(PKG, { recursive: true, force: true });
    renameSync(OUT, PKG);
  });
  link();
}

/** The folder in which the entries of a module are put together. */
const stageOf = ({ name }) => join(STAGE, name);

/** The id of a build: a hash of the source, by which the JavaScript of one build refuses the WebAssembly of another. */
const buildId = () => {
  const hash = createHash("sha256");
  for (const file of ["Cargo.toml", "Cargo.lock", ...filesUnder("src")]) hash.update(readFileSync(at(file)));
  return hash.digest("hex").slice(0, 16);
};

/**
 * The options of wasm-opt for speed. Larger functions are not inlined even if they have only one caller, so that engines
 * compile rarely used ones only when they are called. The first validation takes 0.5 ms less, at the same size and speed.
 */
const FOR_SPEED = ["-O3", "--one-caller-inline-max-function-size", "150"];

/** Compiles one WebAssembly file, and its glue: `core.js` in the module's folder. */
async function compile(module) {
  const { wasm, features, withoutDefaults = false, forSize = false } = module;
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sysroot = (await read("rustc", ["--print", "sysroot"])).trim();
  // Panics hold paths of source files. Without the paths of this machine, the same source gives the same bytes everywhere.
  const paths = [`${cargoHome}/registry/src=`, `${sysroot}/lib/rustlib/src/rust=`, `${root}=`];
  const target = ["--target", "wasm32-unknown-unknown", "--release"];
  // Only the cdylib: if the Rust library is built in the same run, Cargo skips link-time optimisation.
  const what = ["--lib", "--crate-type", "cdylib", ...target, "--features", features.join(",")];
  if (withoutDefaults) what.push("--no-default-features");
  await run("cargo", ["rustc", "--locked", "--quiet", ...what], {
    env: {
      CARGO_ENCODED_RUSTFLAGS: paths.map((path) => `--remap-path-prefix=${path}`).join("\x1f"),
      IONOS_IPSEC_TUNNELS_BUILD: `${wasm} ${buildId()}`,
      ...(forSize && { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" }),
    },
  });
  await run(at("target/tool/bindgen"), [
    at(WASM),
    ...["--target", "web", "--out-dir", stageOf(module), "--out-name", "core"],
    // TypeScript declarations are written by hand.
    "--no-typescript",
    // Leaves the default `init` out of the glue, since its URL of the file would make bundlers ship a second copy.
    "--omit-default-module-path",
    // Sections that only debuggers read.
    ...["--remove-name-section", "--remove-producers-section"],
    // Writes texts directly into memory by `encodeInto`, which every supported platform has.
    ...["--encode-into", "always"],
    // The function that replaces an instance which an exception of the engine has broken (see pkg-templates/wasm.js).
    "--experimental-reset-state-function",
  ]);
  await run(at("node_modules/.bin/wasm-opt"), [
    `${stageOf(module)}/core_bg.wasm`,
    ...[...(forSize ? ["-Oz"] : FOR_SPEED), "-o", `${OUT}/${wasm}`],
    // Repeats the passes while they make the code smaller.
    "--converge",
    // Lets additions of less than a kilobyte become the offsets of loads and stores. That would be wrong only for addresses in
    // the first kilobyte, which is the far end of the stack: rustc puts the stack before everything else.
    "--low-memory-unused",
    // The WebAssembly features that rustc uses by default.
    ...["bulk-memory", "mutable-globals", "multivalue", "nontrapping-float-to-int", "reference-types", "sign-ext"].map(
      (feature) => `--enable-${feature}`,
    ),
  ]);
}

/** Puts the hand-written JavaScript beside the glue. */
function stageTemplates(module, facts) {
  const stage = stageOf(module);
  cpSync(at("pkg-templates"), stage, { recursive: true });
  cpSync(`${OUT}/${module.wasm}`, `${stage}/module.wasm`);
  const { codes = () => true } = module;
  const { issueCatalog, ...others } = JSON.parse(facts);
  const entries = Object.entries(issueCatalog).filter(([code, entry]) => codes(code, entry));
  writeFileSync(`${stage}/facts.json`, JSON.stringify({ ...others, issueCatalog: Object.fromEntries(entries) }));
  writeFileSync(`${stage}/build.json`, JSON.stringify(`${module.wasm} ${buildId()}`));
  writeFileSync(`${stage}/entry.js`, `export * from "./${module.entry}";\n`);
}

/** Bundles each entry into a single file. */
async function bundle() {
  const { build: esbuild } = await import("esbuild");
  await bundleEntries(esbuild);
  await bundleLanguages(esbuild);
  await bundleCommand(esbuild);
}

/** The options of esbuild for one file of a module, in one of the two module formats. */
const optionsFor = (module, name, format) => ({
  absWorkingDir: stageOf(module),
  outfile: `${OUT}/${name}.${format === "esm" ? "mjs" : "cjs"}`,
  bundle: true,
  format,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  logLevel: "warning",
  // Replaces TextEncoder and TextDecoder in the glue, which makes them while it loads, by coders that are made on first use.
  inject: ["coders.js"],
  // wasm-bindgen's glue has an import object with one key per JavaScript file, repeated for each function of that file.
  logOverride: { "duplicate-object-key": "silent" },
});

/**
 * Makes the default export of a CommonJS file all that `require` gives, with the other exports as its members. As in Node, an ES
 * module of a package of the type "module" imports that as the default, also when a bundler has turned it into a CommonJS one.
 */
const defaultIsAll = {
  footer: {
    js: "module.exports = Object.defineProperties(module.exports.default, Object.getOwnPropertyDescriptors(module.exports));",
  },
};

async function bundleEntries(esbuild) {
  const make = (module, source, name, format, options = {}) =>
    esbuild({ ...optionsFor(module, name, format), entryPoints: [source], ...options });
  for (const module of MODULES) {
    for (const format of FORMATS) await make(module, "inline.js", module.name, format, { plugins: [wasmAsText] });
    await make(module, "workerd.js", `${module.name}.workerd`, "esm", { plugins: [wasmBeside(module.wasm)] });
    // Nitro's plugin for WebAssembly, unwasm, makes a module of the file only where the import has this suffix.
    await make(module, "workerd.js", `${module.name}.unwasm`, "esm", {
      plugins: [wasmBeside(`${module.wasm}?module`)],
    });
  }
  for (const format of FORMATS) {
    await make(MAIN, "slim.js", "slim", format, format === "cjs" ? defaultIsAll : {});
    await make(MAIN, "constants.js", "constants", format, { plugins: [withoutReasons] });
  }
  const node = { platform: "node", external: ["node:*"] };
  await make(MAIN, "slim-node.js", "slim-node", "esm", node);
  await make(MAIN, "slim-node-require.js", "slim-node", "cjs", { ...node, ...defaultIsAll });
}

async function bundleLanguages(esbuild) {
  for (const language of LANGUAGES) {
    const contents = `
      import { formatter } from "./formatter.js";
      import table from "./locales/${language}.js";
      export const formatIssue = formatter("${language}", table);`;
    const stdin = { contents, resolveDir: stageOf(MAIN) };
    for (const format of FORMATS) {
      await esbuild({ ...optionsFor(MAIN, `locales/${language}`, format), stdin, charset: "utf8" });
    }
  }
}

async function bundleCommand(esbuild) {
  await esbuild({
    entryPoints: [at("pkg-templates/cli/main.js")],
    outdir: `${OUT}/cli`,
    bundle: true,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    // Each subcommand is a file of its own, loaded when it runs.
    splitting: true,
    target: "es2022",
    platform: "node",
    mainFields: ["module", "main"],
    // The package's own entries: the command is a user of theirs.
    external: ["ionos-ipsec-tunnels"],
    legalComments: "none",
    logLevel: "warning",
  });
}

/** Puts the WebAssembly into an entry, as text in the encoding of `text.js`, together with its decoder `text.wat`. */
const wasmAsText = {
  name: "wasm-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: encode(readFileSync(path)), loader: "text" }));
    onLoad({ filter: /\.wat$/ }, async ({ path }) => ({
      contents: JSON.stringify(await assemble(path)),
      loader: "json",
    }));
  },
};

/** Assembles WebAssembly from its text format; gives a list of bytes. */
export async function assemble(path) {
  const wasm = at(`target/tool/${basename(path)}.wasm`);
  await run(at("node_modules/.bin/wasm-as"), [path, "-o", wasm]);
  return [...readFileSync(wasm)];
}

/** Leaves the templates of reasons out of the catalogue: only entries that make messages need them. */
const withoutReasons = {
  name: "without-reasons",
  setup({ onLoad }) {
    onLoad({ filter: /\/facts\.json$/ }, ({ path }) => {
      const leaveOut = (name, value) => (name === "reasons" ? undefined : value);
      return { contents: JSON.stringify(JSON.parse(readFileSync(path, "utf8")), leaveOut), loader: "json" };
    });
  },
};

/** Leaves the import of the WebAssembly to the platform: it is a file beside the entry. */
const wasmBeside = (wasm) => ({
  name: "wasm-beside",
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm$/ }, () => ({ path: `./${wasm}`, external: true }));
  },
});

/** Writes each declaration file once for each module format, as TypeScript requires. */
function writeDeclarations() {
  for (const [template, name] of [
    ["index", "index"],
    ["slim", "slim"],
    ["validate", "validate"],
    ["peers", "peers"],
    ["constants", "constants"],
    ["module.wasm", "module"],
    ...LANGUAGES.map((language) => ["locales/locale", `locales/${language}`]),
  ]) {
    const text = readFileSync(at(`pkg-templates/${template}.d.ts`), "utf8");
    for (const extension of ["mts", "cts"]) {
      const specifier = extension.replace("ts", "js");
      writeFileSync(`${OUT}/${name}.d.${extension}`, text.replaceAll('./index.js"', `./index.${specifier}"`));
    }
  }
}

/** Writes the package.json, with the version from Cargo.toml. */
function writeManifest() {
  const manifest = JSON.parse(readFileSync(at("pkg-templates/package.json"), "utf8"));
  manifest.version = /^version = "(.+)"$/m.exec(readFileSync(at("Cargo.toml"), "utf8"))[1];
  writeFileSync(`${OUT}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

function link() {
  const path = at("node_modules/ionos-ipsec-tunnels");
  if (!existsSync(path)) symlinkSync(PKG, path, "dir");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await build();
    const files = filesUnder("pkg").map((name) => `${name} ${readFileSync(at(name)).length}`);
    process.stderr.write(`\nBuilt:\n  ${files.join(" bytes\n  ")} bytes\n`);
  });
}
