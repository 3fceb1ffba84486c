/** `npm run build`: the crate becomes the npm package in `pkg/`. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "../pkg-templates/text.js";
import { setUpNpm, setUpRust } from "./setup.js";
import { at, filesUnder, main, once, read, root, run, say } from "./steps.js";

const STAGE = at("target/package");
const OUT = at("target/package/out");
const PKG = at("pkg");
const WASM = "target/wasm32-unknown-unknown/release/ionos_ipsec_tunnels.wasm";

/** Languages beside English: each has a table in `pkg-templates/locales`, and its entry in the manifest. */
const LANGUAGES = ["de", "es", "fr"];

/** Changes whenever the package does. */
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
  await once(PACKAGE_STAMP, { files, texts, needs: ["pkg/package.json", "pkg/module.wasm"] }, async () => {
    say("Building the package");
    rmSync(STAGE, { recursive: true, force: true });
    mkdirSync(STAGE, { recursive: true });
    await compile();
    cpSync(at("pkg-templates"), STAGE, { recursive: true });
    writeFileSync(`${STAGE}/facts.json`, await read(at("target/tool/facts")));
    mkdirSync(OUT);
    await bundle();
    writeDeclarations();
    writeManifest();
    for (const file of ["LICENSE", "CHANGELOG.md"]) cpSync(at(file), `${OUT}/${file}`);
    for (const file of ["README.md", "module.wasm"]) cpSync(`${STAGE}/${file}`, `${OUT}/${file}`);
    // A build that fails leaves the package as it was.
    rmSync(PKG, { recursive: true, force: true });
    renameSync(OUT, PKG);
  });
  link();
}

/** One WebAssembly file and one glue, which all entries share. */
async function compile() {
  // A library for Rust as well, which Cargo.toml asks for too, would keep Cargo from optimising across crates.
  const what = ["--lib", "--crate-type", "cdylib", "--target", "wasm32-unknown-unknown", "--release"];
  const std = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
  await run("cargo", ["rustc", "--locked", "--quiet", ...what, ...std], {
    env: { CARGO_ENCODED_RUSTFLAGS: rustFlags().join("\x1f"), RUSTC_BOOTSTRAP: "1" },
  });
  await run(at("target/tool/bindgen"), [
    at(WASM),
    ...["--target", "web", "--out-dir", STAGE, "--out-name", "core"],
    // The glue keeps initSync alone: a URL of the file would make bundlers ship a second copy.
    ...["--no-typescript", "--omit-default-module-path", "--remove-name-section", "--remove-producers-section"],
    ...["--encode-into", "always"],
  ]);
  const features = [
    "bulk-memory",
    "mutable-globals",
    "multivalue",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
  ];
  const names = await read(at("node_modules/.bin/wasm-opt"), [
    `${STAGE}/core_bg.wasm`,
    ...["-O3", "-o", `${STAGE}/module.wasm`],
    ...features.map((feature) => `--enable-${feature}`),
    // What stands in several places compresses better as it is; the 1 KB of addresses from 0 is the end of the stack.
    ...["--skip-pass=local-cse", "--skip-pass=memory-packing", "--one-caller-inline-max-function-size=50"],
    ...["--low-memory-unused", "--strip-target-features", "--minify-imports-and-exports-and-modules"],
  ]);
  const glue = readFileSync(`${STAGE}/core.js`, "utf8");
  writeFileSync(`${STAGE}/core.js`, withShortNames(glue, JSON.parse(names)));
  signModule();
}

/** The glue for the names that wasm-opt gave imports and exports: those of wasm-bindgen hardly compress. */
function withShortNames(glue, { imports, exports }) {
  const exportNames = new Map(exports);
  const importNames = new Map(imports.map(([, name, short]) => [name, short]));
  const modules = Object.fromEntries(
    Array.from(glue.matchAll(/"(.+)": (import\d+),$/gm), ([, path, as]) => [path, as]),
  );
  const own = modules["./core_bg.js"];
  // Functions that wasm-bindgen takes from the crate's own JavaScript as they are.
  const others = imports
    .filter(([path]) => modules[path] !== own)
    .map(([path, name, short]) => `${short}: ${modules[path]}.${name},`);
  return glue
    .replace(/\bwasm\.(\w+)/g, (access, name) => (exportNames.has(name) ? `wasm.${exportNames.get(name)}` : access))
    .replace(/^ {8}(\w+): /gm, (key, name) => (importNames.has(name) ? `        ${importNames.get(name)}: ` : key))
    .replace(`const ${own} = {`, (start) => `${start}\n        ${others.join("\n        ")}`)
    .replace(/return \{\s+__proto__: null,\s+"[^}]+\};/, () => `return { a: ${own} };`);
}

/** Writes into module and glue what tells them from those of other builds: their short names may be the same. */
function signModule() {
  const module = readFileSync(`${STAGE}/module.wasm`);
  const signature = createHash("sha256").update(module).digest("hex").slice(0, 8);
  const customSection = [0, signature.length + 1, signature.length, ...Buffer.from(signature)];
  writeFileSync(`${STAGE}/module.wasm`, Buffer.concat([module, Buffer.from(customSection)]));
  writeFileSync(`${STAGE}/signature.json`, JSON.stringify(signature));
}

/**
 * How the crate is compiled for the package. `RUSTC_BOOTSTRAP` unlocks in the stable compiler what is only asked for
 * here: the source needs nothing of it.
 */
function rustFlags() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  // Without the machine's own paths the same source gives the same bytes everywhere.
  const paths = [`${cargoHome}/registry/src=`, `${root}=`].map((path) => `--remap-path-prefix=${path}`);
  // A panic traps at once. Nobody could read its message, which is 8 KB with all that makes it.
  const panics = ["-Zunstable-options", "-Cpanic=immediate-abort"];
  // Fewer copies of functions and loops than for speed alone. Fewer still save another 2 KB, and a tunnel in which all is
  // wrong takes a twentieth longer.
  const copies = ["-inline-threshold=75", "-inlinehint-threshold=225", "-unroll-count=1"];
  return [...paths, ...panics, "-Zinline-mir-threshold=50", ...copies.map((option) => `-Cllvm-args=${option}`)];
}

/** The entries: each a single file, for its platform or its language alone. */
async function bundle() {
  const { build: esbuild } = await import("esbuild");
  const make = async (entry, format, options = {}) => {
    const extension = format === "esm" ? "mjs" : "cjs";
    const result = await esbuild({
      absWorkingDir: STAGE,
      entryPoints: [`${entry}.js`],
      outfile: `${OUT}/${entry}.${extension}`,
      bundle: true,
      format,
      target: "es2022",
      platform: "neutral",
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
      ...options,
    });
    return result.metafile;
  };
  const inside = { plugins: [wasmAsText] };
  const node = { platform: "node", external: ["node:*"] };
  const { outputs } = await make("inline", "esm", inside);
  const names = Object.values(outputs)[0].exports;
  await make("inline", "cjs", inside);
  await make("workerd", "esm", { external: ["./module.wasm"] });
  await make("slim", "esm");
  await make("slim", "cjs");
  await make("node", "cjs", node);
  await make("slim-node", "cjs", node);
  for (const language of LANGUAGES) {
    const contents = `
      import { formatter } from "./formatter.js";
      import table from "./locales/${language}.js";
      export const formatIssue = formatter("${language}", table);`;
    const words = { entryPoints: [], stdin: { contents, resolveDir: STAGE }, charset: "utf8" };
    for (const format of ["esm", "cjs"]) await make(`locales/${language}`, format, words);
  }
  writeFileSync(`${OUT}/node.mjs`, reexport("./node.cjs", names));
  writeFileSync(`${OUT}/slim-node.mjs`, reexport("./slim-node.cjs", [...names, "default"]));
}

/** The WebAssembly inside an entry, in the form that the entry reads. */
const wasmAsText = {
  name: "wasm-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: encode(readFileSync(path)), loader: "text" }));
  },
};

/** An ES module that shares the CommonJS module's instance; `createRequire` loads faster than an import of it. */
function reexport(file, names) {
  const lines = names.map((name) =>
    name === "default" ? "export default api.default;" : `export const ${name} = api.${name};`,
  );
  return [
    'import { createRequire } from "node:module";',
    `const api = createRequire(import.meta.url)("${file}");`,
    ...lines,
    "",
  ].join("\n");
}

/** One declaration file for each module format, as TypeScript wants it. */
function writeDeclarations() {
  for (const [template, name] of [
    ["index", "index"],
    ["slim", "slim"],
    ["module.wasm", "module"],
    ...LANGUAGES.map((language) => ["locales/locale", `locales/${language}`]),
  ]) {
    const text = readFileSync(`${STAGE}/${template}.d.ts`, "utf8");
    for (const extension of ["mts", "cts"]) {
      const specifier = extension.replace("ts", "js");
      writeFileSync(`${OUT}/${name}.d.${extension}`, text.replaceAll('./index.js"', `./index.${specifier}"`));
    }
  }
}

/** The version stands in Cargo.toml alone. */
function writeManifest() {
  const manifest = JSON.parse(readFileSync(`${STAGE}/package.json`, "utf8"));
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
