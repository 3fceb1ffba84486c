// In a compartment of SES. It has most of JavaScript's built-ins, frozen, and is given the others that the package needs.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import "ses";
import { offline } from "./offline.cjs";

const code = readFileSync(createRequire(import.meta.url).resolve("ionos-ipsec-tunnels/validate"), "utf8");
lockdown();
const compartment = new Compartment({ globals: { WebAssembly, Float64Array }, __options__: true });
const module = { exports: {} };
compartment.evaluate(`(module, exports) => {${code}\n}`)(module, module.exports);
console.log(JSON.stringify(offline(module.exports)));
