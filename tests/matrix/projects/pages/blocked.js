// The error where the page's policy forbids WebAssembly.

import { validateTunnel } from "./node_modules/ionos-ipsec-tunnels/index.mjs";
import init from "./node_modules/ionos-ipsec-tunnels/slim.mjs";
import { validateField } from "./node_modules/ionos-ipsec-tunnels/validate.mjs";

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
  failure(() => validateField("name", "")),
  failure(() => init("/node_modules/ionos-ipsec-tunnels/module.wasm")),
]);
