/** A process of its own: prints the size of the WebAssembly memory after a few and after many validations, as JSON. */

import { validateTunnel, validateTunnelJson } from "ionos-ipsec-tunnels";
import { wasmBytes } from "./instance.js";
import { goodTunnel, wrongTunnel } from "./samples.js";

const good = JSON.stringify(goodTunnel);
const wrong = JSON.stringify(wrongTunnel);
const validations = [
  () => validateTunnel(goodTunnel),
  () => validateTunnel(wrongTunnel),
  () => validateTunnelJson(good),
  () => validateTunnelJson(wrong),
];

const sizes = {};
let done = 0;
for (const count of [1000, 1_000_000]) {
  while (done < count) validations[done++ % validations.length]();
  sizes[count] = wasmBytes();
}
console.log(JSON.stringify(sizes));
