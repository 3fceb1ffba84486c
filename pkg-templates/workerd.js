/** Entry for workerd and edge platforms, which compile no bytes but import a module. */

import module from "./module.wasm";
import { provide } from "./wasm.js";

export * from "./entry.js";

provide(() => module);
