/** Entry for Node: reads the module beside it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { provide } from "./wasm.js";

export * from "./api.js";

provide(() => readFileSync(join(__dirname, "module.wasm")));
