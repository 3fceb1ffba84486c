// What must compile without the DOM library and @types/node. It is compiled and never run.

import { type ClientOptions, TunnelClient } from "ionos-ipsec-tunnels";
import init, { type InitSource } from "ionos-ipsec-tunnels/slim";

export async function start(bytes: Uint8Array): Promise<TunnelClient> {
  await init(bytes);
  await init("/assets/module.wasm");
  // @ts-expect-error: a number is no source
  const source: InitSource = 42;
  await init(source);
  const options: ClientOptions = { baseUrl: "/vpn-api", token: async () => "token" };
  // @ts-expect-error: a number is no address
  options.baseUrl = 42;
  return new TunnelClient(options);
}
