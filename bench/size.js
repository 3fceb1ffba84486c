/**
 * Bytes that a page downloads.
 *
 * The main entry and /slim are validator and client in one, so they are compared with libraries of both kinds. An entry is
 * always downloaded as a whole, so it is compared with whole libraries, and with the part of them that one schema needs.
 */

import standaloneCode from "ajv/dist/standalone/index.js";
import { bundle, bytes, gzipBytes, wasm, whole } from "./bundles.js";
import { PACKAGE } from "./table.js";
import { makeAjv, TUNNEL } from "./validators/ajv.js";

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  const slim = await whole.slim();
  const entry = await whole.entry();
  const validators = await all(["ajv", "zod", "valibot"]);
  const clients = await all(["openapi-fetch", "ky", "cloudflare"]);
  const oneSchema = {
    ajv: [await bundle(ajvAheadOfTime())],
    zod: [await bundle('export { validator } from "./bench/validators/zod.js";')],
    valibot: [await bundle('export { validator } from "./bench/validators/valibot.js";')],
  };
  return [
    ...rows("/validate; whole validators", { [PACKAGE]: await whole.validate(), ...validators }),
    ...rows("/peers alone", { [PACKAGE]: await whole.peers() }),
    ...rows("/constants alone", { [PACKAGE]: await whole.constants() }),
    ...rows("/slim and module.wasm; whole validators", { [PACKAGE]: slim, ...validators }),
    ...rows("/slim and module.wasm; one schema's share of validators", { [PACKAGE]: slim, ...oneSchema }),
    ...rows("/slim and module.wasm; whole clients", { [PACKAGE]: slim, ...clients }),
    ...rows("/slim alone", { [PACKAGE]: slim.slice(0, 1) }),
    ...rows("module.wasm alone", { [PACKAGE]: [wasm()] }),
    ...rows("main entry; whole validators", { [PACKAGE]: entry, ...validators }),
    {
      measurement: "import of types alone, bytes",
      unit: "bytes",
      values: { [PACKAGE]: bytes(await whole.types()) },
    },
  ];
}

const all = async (names) =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [name, await whole[name]()])));

/**
 * @param {string} what
 * @param {Record<string, Uint8Array[]>} files by candidate
 * @returns {import("./table.js").Row[]}
 */
function rows(what, files) {
  const values = (size) => Object.fromEntries(Object.entries(files).map(([name, parts]) => [name, size(parts)]));
  return [
    { measurement: `${what}, bytes`, unit: "bytes", values: values(bytes) },
    { measurement: `${what}, gzip`, unit: "bytes", values: values(gzipBytes) },
  ];
}

/** ajv's check of a tunnel, compiled ahead of time, so that the page needs no compiler. */
const ajvAheadOfTime = () => {
  const ajv = makeAjv({ code: { source: true, esm: true } });
  return standaloneCode.default(ajv, ajv.compile({ $ref: TUNNEL }));
};
