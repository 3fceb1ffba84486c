/** The constants: facts that the build takes from Rust. They need no WebAssembly. */

import * as facts from "./facts.json";
import { freeze } from "./freeze.js";

// Marked as pure, so that a bundler leaves out those that nobody imports.
export const algorithms = /* @__PURE__ */ freeze(facts.algorithms);
export const issueCatalog = /* @__PURE__ */ freeze(facts.issueCatalog);
export const limits = /* @__PURE__ */ freeze(facts.limits);
export const regions = /* @__PURE__ */ freeze(facts.regions);
