/** What `/peers` exports: the configuration of a tunnel's other side. */

import * as core from "./core.js";
import { beginAt, traceOf, ValidationError } from "./errors.js";
import * as facts from "./facts.json";
import { freeze } from "./freeze.js";
import { publicIssues } from "./issues.js";
import { callCore } from "./wasm.js";

export { ConfigurationError, isTunnelError, TunnelError, ValidationError } from "./errors.js";

export const peerDevices = /* @__PURE__ */ freeze(facts.peerDevices);

export function peerConfig(tunnel, device, options) {
  const config = callCore(peerConfig, () => core.peerConfig(tunnel, device, options));
  if (config === undefined) {
    const ids = peerDevices.map(({ id }) => id).join(", ");
    throw new TypeError(`peerConfig takes one of these devices: ${ids}.`);
  }
  if (config.refused) {
    const issues = publicIssues(config.refused);
    const words = issues.map((issue) => issue.message).join(" ");
    const error = new ValidationError(`There is no configuration. ${words}`, { code: "validation.failed", issues });
    throw beginAt(error, traceOf(peerConfig));
  }
  return { ...config, issues: publicIssues(config.issues) };
}

export function peerSupport(tunnel) {
  const support = callCore(peerSupport, () => core.peerSupport(tunnel));
  return Object.fromEntries(support.map(([device, issues]) => [device, publicIssues(issues)]));
}
