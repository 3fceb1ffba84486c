/**
 * Bytes that a page downloads: bundled and minified by esbuild for browsers, and as gzip -9 sends them.
 *
 * The package is validator and client in one, so it stands beside both kinds of peers; and it always comes whole, so it
 * stands beside whole peers as well as beside what a bundler leaves of them for the one schema.
 */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { at } from "../xtask/steps.js";
import { makeAjv, TUNNEL } from "./peers/ajv.js";
import { PACKAGE } from "./table.js";

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  const wasm = readFileSync(at("pkg/module.wasm"));
  const slim = await bundle(
    'export * from "ionos-ipsec-tunnels/slim"; export { default } from "ionos-ipsec-tunnels/slim";',
  );
  const entry = await bundle('export * from "ionos-ipsec-tunnels";');
  const validators = {
    ajv: [await bundle('export * from "ajv"; export { default as addFormats } from "ajv-formats";')],
    zod: [await bundle('export * from "zod";')],
    valibot: [await bundle('export * from "valibot";')],
  };
  const clients = {
    "openapi-fetch": [await bundle('export * from "openapi-fetch"; export { default } from "openapi-fetch";')],
    ky: [await bundle('export * from "ky"; export { default } from "ky";')],
  };
  const oneSchema = {
    ajv: [await bundle(ajvAheadOfTime())],
    zod: [await bundle('export { peer } from "./bench/peers/zod.js";')],
    valibot: [await bundle('export { peer } from "./bench/peers/valibot.js";')],
  };
  return [
    ...rows("/slim and module.wasm; whole validators", { [PACKAGE]: [slim, wasm], ...validators }),
    ...rows("/slim and module.wasm; one schema's share of validators", { [PACKAGE]: [slim, wasm], ...oneSchema }),
    ...rows("/slim and module.wasm; whole clients", { [PACKAGE]: [slim, wasm], ...clients }),
    ...rows("/slim alone", { [PACKAGE]: [slim] }),
    ...rows("module.wasm alone", { [PACKAGE]: [wasm] }),
    ...rows("default entry; whole validators", { [PACKAGE]: [entry], ...validators }),
    {
      measurement: "import of types alone, bytes",
      unit: "bytes",
      values: { [PACKAGE]: (await bundle('import type { IPSecTunnel } from "ionos-ipsec-tunnels";', "ts")).length },
    },
  ];
}

/**
 * @param {string} what
 * @param {Record<string, Uint8Array[]>} files by candidate; each file is sent on its own
 * @returns {import("./table.js").Row[]}
 */
function rows(what, files) {
  const sum = (length) =>
    Object.fromEntries(
      Object.entries(files).map(([name, parts]) => [name, parts.reduce((total, part) => total + length(part), 0)]),
    );
  return [
    { measurement: `${what}, bytes`, unit: "bytes", values: sum((part) => part.length) },
    { measurement: `${what}, gzip`, unit: "bytes", values: sum((part) => gzipSync(part, { level: 9 }).length) },
  ];
}

/** ajv's check of a tunnel, compiled ahead of time: code that needs no compiler in the page. */
const ajvAheadOfTime = () => {
  const ajv = makeAjv({ code: { source: true, esm: true } });
  return standaloneCode.default(ajv, ajv.compile({ $ref: TUNNEL }));
};

/** @returns {Promise<Uint8Array>} */
async function bundle(contents, loader = "js") {
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
  });
  return outputFiles[0].contents;
}
