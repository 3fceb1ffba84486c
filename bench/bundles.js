/** What a page downloads: bundled and minified by esbuild for browsers, and as `gzip -9` sends it. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { at } from "../xtask/steps.js";

/** Whole packages, by their names. Each file is sent on its own. */
export const whole = {
  slim: async () => [
    await bundle('export * from "ionos-ipsec-tunnels/slim"; export { default } from "ionos-ipsec-tunnels/slim";'),
    wasm(),
  ],
  entry: async () => [await bundle('export * from "ionos-ipsec-tunnels";')],
  validate: async () => [await bundle('export * from "ionos-ipsec-tunnels/validate";')],
  peers: async () => [await bundle('export * from "ionos-ipsec-tunnels/peers";')],
  constants: async () => [await bundle('export * from "ionos-ipsec-tunnels/constants";')],
  limits: async () => [await bundle('export { limits } from "ionos-ipsec-tunnels/constants";')],
  types: async () => [await bundle('import type { IPSecTunnel } from "ionos-ipsec-tunnels";', "ts")],
  ajv: async () => [await bundle('export * from "ajv"; export { default as addFormats } from "ajv-formats";')],
  zod: async () => [await bundle('export * from "zod";')],
  valibot: async () => [await bundle('export * from "valibot";')],
  "openapi-fetch": async () => [
    await bundle('export * from "openapi-fetch"; export { default } from "openapi-fetch";'),
  ],
  ky: async () => [await bundle('export * from "ky"; export { default } from "ky";')],
  cloudflare: async () => [await bundle('export * from "cloudflare"; export { default } from "cloudflare";')],
};

/** The WebAssembly that goes with `/slim`. */
export const wasm = () => readFileSync(at("pkg/module.wasm"));

/** What `bench/validators/document.js` reads from a file comes with the bundle. */
const documentInside = {
  name: "document-inside",
  setup({ onLoad }) {
    const contents = `export { default as document } from ${JSON.stringify(at("www/emulator/openapi.json"))};`;
    onLoad({ filter: /\/bench\/validators\/document\.js$/ }, () => ({ contents, resolveDir: at(".") }));
  },
};

/** @returns {Promise<Uint8Array>} */
export async function bundle(contents, loader = "js") {
  const { outputFiles } = await build({
    stdin: { contents, loader, resolveDir: at(".") },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    write: false,
    logLevel: "error",
    plugins: [documentInside],
  });
  return outputFiles[0].contents;
}

/** @param {Uint8Array[]} files */
export const bytes = (files) => files.reduce((sum, file) => sum + file.length, 0);

/**
 * By the program itself: zlib in Node gives other sizes, and not the same on every machine.
 *
 * @param {Uint8Array[]} files
 */
export const gzipBytes = (files) => files.reduce((sum, file) => sum + gzip(file).length, 0);

/** What is empty is not sent. */
const gzip = (file) =>
  file.length === 0 ? file : execFileSync("gzip", ["-9"], { input: file, maxBuffer: 2 * file.length + 1024 });
