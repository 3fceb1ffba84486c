// Loads the package's WebAssembly from a file of its own, which the browser compiles while it downloads it. Making a connection
// waits for it, and everything that needs it is shown only after that.

import address from "ionos-ipsec-tunnels/module.wasm?url";
import init from "ionos-ipsec-tunnels/slim";

let begun: Promise<void> | undefined;
let failed = false;

/**
 * Rejects if the WebAssembly cannot be loaded: if a Content-Security-Policy forbids it, or without the network. It stays so,
 * since React needs the same promise each time, until `forgetFailure` is called.
 */
export function ready(): Promise<void> {
  begun ??= init(address).catch((problem: unknown) => {
    failed = true;
    throw problem;
  });
  return begun;
}

/** Has the next call of `ready` load the WebAssembly again, if it could not be loaded. */
export function forgetFailure() {
  if (failed) begun = undefined;
  failed = false;
}
