// What only the DOM library can name: the exact sources of `init`. It is compiled and never run.

import wasm from "ionos-ipsec-tunnels/module.wasm";
import init, { type InitSource } from "ionos-ipsec-tunnels/slim";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

expectType<Equal<InitSource, WebAssembly.Module | BufferSource | Response | URL | string>>();
expectType<Equal<typeof wasm, WebAssembly.Module>>();

export async function start(source: BufferSource): Promise<void> {
  await init(wasm);
  await init(source);
  await init(WebAssembly.compileStreaming(fetch("/assets/module.wasm")));
}
