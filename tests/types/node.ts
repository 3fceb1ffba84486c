// What shows only without the DOM library: sources of `init` are checked there too. It is compiled and never run.

import { readFile } from "node:fs/promises";
import { validateTunnelJson } from "ionos-ipsec-tunnels";
import init, { type InitSource } from "ionos-ipsec-tunnels/slim";

export async function start(): Promise<void> {
  await init(await readFile("module.wasm"));
  await init(new URL("module.wasm", "file:///srv/"));
  // @ts-expect-error: a number is no source
  const source: InitSource = 42;
  await init(source);
  validateTunnelJson(await readFile("tunnel.json"));
}
