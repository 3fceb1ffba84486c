/**
 * The same exports as `ionos-ipsec-tunnels`, without the WebAssembly inside: you say where to load it from, and the browser
 * can stream and cache it as a file of its own.
 *
 * Until {@link init} has resolved, `new TunnelClient` and all functions that need the WebAssembly throw a `ConfigurationError`
 * with the code `wasm.not-initialised`. Constants, classes of errors and `isTunnelError` can be used from the start.
 *
 * @packageDocumentation
 */

export * from "./index.js";

/**
 * Where the WebAssembly comes from.
 *
 * - A `WebAssembly.Module`: compiled already, as workerd imports it.
 * - An `ArrayBuffer` or a view of one: the bytes of the file.
 * - A `Response`: the file from the network, compiled while it is downloaded.
 * - A `URL` or a string: a URL that is fetched. In Node a `file:` URL is read from disk.
 */
export type InitSource =
  // The platform's types, where they are declared: the DOM library does so for all, @types/node for some.
  | (typeof globalThis extends Record<"WebAssembly", Record<"Module", Record<"prototype", infer Module>>>
      ? Module
      : never)
  | (typeof globalThis extends Record<"WebAssembly", Record<"validate", (bytes: infer Bytes) => boolean>>
      ? Bytes
      : ArrayBuffer | ArrayBufferView)
  | (typeof globalThis extends Record<"Response", Record<"prototype", infer Answer>> ? Answer : never)
  | (typeof globalThis extends Record<"URL", Record<"prototype", infer Url>> ? Url : never)
  | string;

/**
 * Loads the WebAssembly. Call it once, before everything else. Further calls have no effect; after a failure it can be
 * called again.
 *
 * @param source - The package's `module.wasm`, in one of the forms of {@link InitSource}, or a promise of it. Without
 * it Node reads the package's own file; elsewhere the call rejects and says what to pass.
 * @returns Resolves once everything else can be used.
 * @throws `ConfigurationError` with code `wasm.blocked` if a Content Security Policy forbids WebAssembly (allow it
 * with `script-src 'wasm-unsafe-eval'`), `wasm.unavailable` if the source cannot be loaded or used, or `wasm.not-initialised` if a
 * source is needed and none was given.
 *
 * @example
 * ```ts
 * import init, { validateTunnel } from "ionos-ipsec-tunnels/slim";
 *
 * await init(fetch("/assets/module.wasm"));
 * validateTunnel(input);
 * ```
 */
declare function init(source?: InitSource | Promise<InitSource>): Promise<void>;

export default init;
