// The /slim entry and the WebAssembly file, used from an ES module. It is compiled and never run.

import type * as main from "ionos-ipsec-tunnels";
import wasm from "ionos-ipsec-tunnels/module.wasm";
import type * as slim from "ionos-ipsec-tunnels/slim";
import init, { type InitSource, type IPSecTunnel, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

// The same names as the main entry, and `default`.
expectType<Equal<keyof typeof slim, keyof typeof main | "default">>();
expectType<Equal<typeof init, (source?: InitSource | Promise<InitSource>) => Promise<void>>>();

// The same types: classes and schemas of one entry are those of the other.
expectType<Equal<typeof slim.TunnelClient, typeof main.TunnelClient>>();
expectType<Equal<typeof slim.tunnelSchema, typeof main.tunnelSchema>>();
expectType<Equal<IPSecTunnel, main.IPSecTunnel>>();

export async function start(bytes: Uint8Array): Promise<TunnelClient> {
  await init();
  await init("/assets/module.wasm");
  await init(new URL("https://example.com/module.wasm"));
  await init(fetch("/assets/module.wasm"));
  await init(await fetch("/assets/module.wasm"));
  await init(new ArrayBuffer(8));
  await init(bytes);
  await init(wasm as InitSource);
  const sources: InitSource[] = ["/assets/module.wasm", bytes];
  await Promise.all(sources.map((source) => init(source)));
  validateTunnel({});
  return new TunnelClient({ region: "de-fra" });
}
