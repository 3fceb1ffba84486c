// What is said where the page's policy forbids WebAssembly.

import { validateTunnel } from "./node_modules/ionos-ipsec-tunnels/inline.mjs";
import init from "./node_modules/ionos-ipsec-tunnels/slim.mjs";

const failure = async (act) => {
  try {
    await act();
    return {};
  } catch ({ name, code, message }) {
    return { name, code, message };
  }
};

globalThis.told = Promise.all([
  failure(() => validateTunnel({})),
  failure(() => init("/node_modules/ionos-ipsec-tunnels/module.wasm")),
]);
