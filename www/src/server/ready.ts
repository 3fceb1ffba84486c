// The package's WebAssembly, as a file of its own: the browser compiles it while it arrives. Whatever needs it stands behind a
// connection, and that waits.

import address from "ionos-ipsec-tunnels/module.wasm?url";
import init from "ionos-ipsec-tunnels/slim";

let begun: Promise<void> | undefined;

/** Rejects where the WebAssembly cannot be had: where a Content-Security-Policy forbids it, or without the network. */
export function ready(): Promise<void> {
  begun ??= init(address);
  return begun;
}
