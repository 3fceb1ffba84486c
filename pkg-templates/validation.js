/** Validation and its helpers: what a form needs. */

import * as core from "./core.js";
import { makeError, traceOf } from "./errors.js";
import { pskBytes } from "./facts.json";
import { publicIssues } from "./issues.js";
import { outcomeOf, toResult, typeIssue, wantsAdvice } from "./result.js";
import { callCore, start } from "./wasm.js";

export function validateTunnel(input, options) {
  const advice = wantsAdvice(options);
  const found = callCore(validateTunnel, () => core.validateTunnel(input, advice));
  return found === true ? { valid: true, value: input, issues: [] } : toResult(publicIssues(found), () => input);
}

export function validateField(path, value, options) {
  const advice = wantsAdvice(options);
  return publicIssues(callCore(validateField, () => core.validateField(path, value, advice)));
}

export function checkTunnels(tunnels, options) {
  start(checkTunnels);
  // A text could be iterated, and is no list of tunnels.
  const list = typeof tunnels === "object" ? outcomeOf(() => firstOf(tunnels, TUNNELS_READ)) : undefined;
  if (list === undefined) return [typeIssue("array", tunnels, "tunnels")];
  const replacing = outcomeOf(() => firstOf(options?.replacing ?? [], REPLACING_READ));
  const ids = replacing?.value ?? [];
  return publicIssues(callCore(checkTunnels, () => core.checkTunnels(list.value, ids)));
}

export function parseCidr(text) {
  const cidr = callCore(parseCidr, () => core.parseCidr(text));
  if (cidr === undefined) return null;
  const bits = cidr.family === 4 ? 32 : 128;
  // It is no literal such as 1n, which bundlers cannot translate for older browsers.
  return { ...cidr, size: BigInt(1) << BigInt(bits - cidr.prefixLength) };
}

export function isCidr(text) {
  return callCore(isCidr, () => core.isCidr(text));
}

export function cidrsOverlap(a, b) {
  const overlap = callCore(cidrsOverlap, () => core.cidrsOverlap(a, b));
  if (overlap === undefined) throw new TypeError("cidrsOverlap takes two networks in CIDR notation.");
  return overlap;
}

export function isRemoteHost(text) {
  return callCore(isRemoteHost, () => core.isRemoteHost(text));
}

export function isUuid(text) {
  return callCore(isUuid, () => core.isUuid(text));
}

/** As `callCore`, for functions that need random bytes. Throws if the platform has no secure source of them. */
function callRandom(caller, act) {
  if (globalThis.crypto?.getRandomValues) return callCore(caller, act);
  const message = "This platform has no crypto.getRandomValues.";
  throw makeError({ name: "ConfigurationError", code: "platform.no-crypto", message, trace: traceOf(caller) });
}

export function newTunnelId() {
  return callRandom(newTunnelId, () => core.newTunnelId());
}

export function tunnelIdFor(gatewayId, name) {
  const id = callCore(tunnelIdFor, () => core.tunnelIdFor(gatewayId, name));
  if (typeof id === "string") return id;
  throw makeError({ name: "ValidationError", code: "validation.failed", issues: id, trace: traceOf(tunnelIdFor) });
}

export function generatePsk(bytes = 32) {
  start(generatePsk);
  const { min, max } = pskBytes;
  if (!Number.isInteger(bytes) || bytes < min || bytes > max) {
    throw new RangeError(`generatePsk takes a whole number of bytes from ${min} to ${max}.`);
  }
  return callRandom(generatePsk, () => core.generatePsk(bytes));
}

/** Most tunnels of a list that are read: far more than a gateway holds. */
export const TUNNELS_READ = 10_000;
/** Most ids of `replacing` that are read. */
const REPLACING_READ = 100;

/** The first elements of an iterable, which may be endless. */
function firstOf(iterable, most) {
  const list = [];
  for (const item of iterable) {
    list.push(item);
    if (list.length === most) break;
  }
  return list;
}
