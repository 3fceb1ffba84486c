/** A process of its own: prints the size of the WebAssembly memory after a few and after many validations, as JSON. */

import { validateTunnel, validateTunnelJson } from "ionos-ipsec-tunnels";
import { goodTunnel, wrongTunnel } from "./samples.js";

// The package shows its memory to nobody: it is caught where the platform makes it, at the first validation.
let memory;
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(...args) {
    const instance = Reflect.construct(...args);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  },
});

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
for (const count of [1000, 200_000]) {
  while (done < count) validations[done++ % validations.length]();
  sizes[count] = memory.buffer.byteLength;
}
console.log(JSON.stringify(sizes));
