// In a compartment of SES, which has the language, hardened, and the WebAssembly that it is given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import "ses";
import { offline } from "./offline.cjs";

const code = readFileSync(createRequire(import.meta.url).resolve("ionos-ipsec-tunnels/validate"), "utf8");
lockdown();
const compartment = new Compartment({ globals: { WebAssembly }, __options__: true });
const module = { exports: {} };
compartment.evaluate(`(module, exports) => {${code}\n}`)(module, module.exports);
console.log(JSON.stringify(offline(module.exports)));
