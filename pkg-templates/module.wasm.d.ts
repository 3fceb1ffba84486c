/**
 * The WebAssembly file of `ionos-ipsec-tunnels`, for the `/slim` entry and for asset pipelines.
 *
 * @packageDocumentation
 */

/**
 * The compiled module, as workerd imports it. Other tools give other things, an address for example: their own
 * declarations, such as those of a `?url` suffix, say what.
 */
// WebAssembly.Module, where it is declared: the DOM library does, @types/node alone does not.
declare const wasm: typeof globalThis extends Record<"WebAssembly", Record<"Module", Record<"prototype", infer Module>>>
  ? Module
  : unknown;

export default wasm;
