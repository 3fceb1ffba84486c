/** Plans. Rust returns steps with indices into the caller's lists, which are replaced by the tunnels here. */

import * as core from "./core.js";
import { makeError, traceOf } from "./errors.js";
import { publicIssues } from "./issues.js";
import { completed } from "./result.js";
import { TUNNELS_READ } from "./validation.js";
import { callCore, start } from "./wasm.js";

export function planTunnels(gatewayId, desired, actual, options) {
  start(planTunnels);
  const wanted = listOf("desired", desired);
  const existing = listOf("actual", actual);
  if (typeof (options ?? {}) !== "object" || Array.isArray(options)) {
    throw new TypeError("planTunnels takes an object as options.");
  }
  const { prune = false, rotateKeys = false } = options ?? {};
  if (typeof prune !== "boolean") throw new TypeError("planTunnels takes true or false for prune.");
  if (typeof rotateKeys !== "boolean" && !isListOfTexts(rotateKeys)) {
    throw new TypeError("planTunnels takes true, false or a list of names for rotateKeys.");
  }
  const plan = callCore(planTunnels, () => core.planTunnels(gatewayId, wanted, existing, prune, rotateKeys));
  if (Array.isArray(plan)) {
    const trace = traceOf(planTunnels);
    throw makeError({ name: "ValidationError", code: "validation.failed", issues: plan, trace });
  }
  const { steps, unmanaged, issues } = plan;
  return {
    steps: steps.map((step) => withTunnels(step, wanted, existing)),
    unmanaged: unmanaged.map((index) => existing[index]),
    issues: publicIssues(issues),
  };
}

/** A step with tunnels instead of indices: the desired one with its defaults, and the actual one as it was given. */
function withTunnels({ action, id, desired, actual, changes }, wanted, existing) {
  const step = { action, id };
  if (desired !== undefined) step.tunnel = completed(wanted[desired]);
  if (actual !== undefined) step.actual = existing[actual];
  if (changes !== undefined) step.changes = changes;
  return step;
}

/** A copy of a list. Anything else is refused: as an empty list, it would delete all tunnels with `prune`. */
function listOf(name, list) {
  if (!Array.isArray(list)) {
    throw new TypeError(`planTunnels takes a list of tunnels as ${name}; of an answer of the API that is its items.`);
  }
  if (list.length > TUNNELS_READ) throw new RangeError(`planTunnels takes at most ${TUNNELS_READ} tunnels as ${name}.`);
  return Array.from(list);
}

const isListOfTexts = (list) => Array.isArray(list) && list.every((text) => typeof text === "string");
