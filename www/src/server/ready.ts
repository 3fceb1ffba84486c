// Loads the package's WebAssembly from a file of its own, which the browser compiles while it downloads it. Making a connection
// waits for it, and everything that needs it is shown only after that.

import address from "ionos-ipsec-tunnels/module.wasm?url";
import init from "ionos-ipsec-tunnels/slim";

let begun: Promise<void> | undefined;

/** Rejects if the WebAssembly cannot be loaded: if a Content-Security-Policy forbids it, or without the network. */
export function ready(): Promise<void> {
  begun ??= init(address);
  return begun;
}
