/** The files that a page downloads: bundled and minified by esbuild for browsers, and compressed by `gzip -9`. */

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

/** Puts the document that `bench/validators/document.js` reads from a file into the bundle. */
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
 * The size after gzip. The program itself is used, because the sizes of Node's zlib differ between machines.
 *
 * @param {Uint8Array[]} files
 */
export const gzipBytes = (files) => files.reduce((sum, file) => sum + gzip(file).length, 0);

/** An empty file is not sent, and so has no size. */
const gzip = (file) =>
  file.length === 0 ? file : execFileSync("gzip", ["-9"], { input: file, maxBuffer: 2 * file.length + 1024 });
