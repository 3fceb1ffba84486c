/** The public functions and constants, over the exports of the WebAssembly module. */

import * as core from "./core.js";
import facts from "./facts.json";
import { complete, freeze } from "./issues.js";
import { start } from "./wasm.js";

export { TunnelClient } from "./client.js";
export {
  ApiError,
  ConfigurationError,
  ConnectionError,
  isTunnelError,
  ResponseError,
  TimeoutError,
  TunnelError,
  ValidationError,
  WaitError,
} from "./errors.js";
export { issueCatalog } from "./issues.js";
export { tunnelSchema } from "./schema.js";

export const algorithms = freeze(facts.algorithms);
export const limits = freeze(facts.limits);
export const regions = freeze(facts.regions);

export function validateTunnel(input, options) {
  start();
  const found = core.validateTunnel(input, wantsAdvice(options));
  return found === true ? { valid: true, value: input, issues: [] } : toResult(complete(found), () => input);
}

export function validateTunnelJson(json, options) {
  start();
  const { bytes, parse } = readable(json);
  if (bytes === undefined) return toResult([typeIssue("string or Uint8Array", json)]);
  const found = core.validateTunnelJson(bytes, wantsAdvice(options));
  if (found === undefined || Array.isArray(found)) return toResult(complete(found), parse);
  // The platform's parser is the judge of what JSON is: WebAssembly leaves lone surrogates and some numbers to it.
  const parsed = attempt(parse);
  return parsed ? validateTunnel(parsed.value, options) : toResult([syntaxIssue(found)]);
}

export function validateTunnelsJson(json, options) {
  start();
  const { bytes, parse } = readable(json);
  const nothing = { total: 0, valid: 0, reports: [] };
  if (bytes === undefined) return { ...nothing, issues: [typeIssue("string or Uint8Array", json, "tunnels")] };
  let found = core.validateTunnelsJson(bytes, wantsAdvice(options));
  let parsed;
  if (found.reports === undefined) {
    parsed = attempt(parse);
    if (!parsed) return { ...nothing, issues: [syntaxIssue(found)] };
    if (!Array.isArray(parsed.value)) return { ...nothing, issues: [typeIssue("array", parsed.value, "tunnels")] };
    found = core.validateTunnels(parsed.value, wantsAdvice(options));
  }
  const element = (index) => {
    parsed ??= { value: parse() };
    return parsed.value[index];
  };
  const { total, valid, issues } = found;
  const reports = found.reports.map((report) => ({
    index: report.index,
    result: toResult(complete(report.issues), () => element(report.index)),
  }));
  return { total, valid, reports, issues: complete(issues) };
}

export function validateField(path, value, options) {
  start();
  const steps = attempt(() => stepsOf(path));
  return steps ? complete(core.validateField(steps.value, value, wantsAdvice(options))) : [];
}

export function checkTunnels(tunnels) {
  start();
  const list = attempt(() => firstOf(tunnels, TUNNELS_READ));
  return list ? complete(core.checkTunnels(list.value)) : [];
}

export function parseCidr(text) {
  start();
  const cidr = core.parseCidr(text);
  if (cidr === undefined) return null;
  const bits = cidr.family === 4 ? 32 : 128;
  return { ...cidr, size: 1n << BigInt(bits - cidr.prefixLength) };
}

export function isCidr(text) {
  start();
  return core.isCidr(text);
}

export function cidrsOverlap(a, b) {
  start();
  const overlap = core.cidrsOverlap(a, b);
  if (overlap === undefined) throw new TypeError("cidrsOverlap takes two networks in CIDR notation.");
  return overlap;
}

export function isRemoteHost(text) {
  start();
  return core.isRemoteHost(text);
}

export function isUuid(text) {
  start();
  return core.isUuid(text);
}

export function newTunnelId() {
  start();
  return core.newTunnelId();
}

export function tunnelIdFor(gatewayId, name) {
  start();
  return core.tunnelIdFor(gatewayId, name);
}

export function generatePsk(bytes = 32) {
  start();
  const { min, max } = facts.pskBytes;
  if (!Number.isInteger(bytes) || bytes < min || bytes > max) {
    throw new RangeError(`generatePsk takes a whole number of bytes from ${min} to ${max}.`);
  }
  return core.generatePsk(bytes);
}

/** No path to a member is longer than a few steps: the rest of one that is does not matter. */
const STEPS_READ = 16;
/** Far more tunnels than a gateway holds. */
const TUNNELS_READ = 10_000;

function stepsOf(path) {
  if (!Array.isArray(path)) return String(path).split(".", STEPS_READ).filter(Boolean);
  return Array.from({ length: Math.min(path.length, STEPS_READ) }, (_, index) => path[index]);
}

/** The first elements of what can be iterated, which need not end. */
function firstOf(iterable, most) {
  const list = [];
  for (const item of iterable) {
    list.push(item);
    if (list.length === most) break;
  }
  return list;
}

/** The members of a tunnel that hold or have defaults: those of an inner object, or the value where it is left out. */
const members = membersOf(facts.members);

function membersOf(members) {
  return Object.entries(members).map(([name, member]) =>
    typeof member === "object" ? { name, inner: membersOf(member) } : { name, value: member || undefined },
  );
}

const wantsAdvice = (options) => options?.advice !== false;

/** The tagged answer. `input` gives what was checked, for a result that holds it. */
function toResult(issues, input) {
  if (issues.some((issue) => issue.severity === "error")) return { valid: false, issues };
  try {
    return { valid: true, value: withDefaults(input(), members), issues };
  } catch {
    // A getter or a proxy that could be read once, and cannot be copied.
    return { valid: false, issues: [rootIssue("type", { expected: "object", actual: "unreadable" }), ...issues] };
  }
}

/** The same object where nothing is missing, else a copy with the defaults filled in. */
function withDefaults(object, members) {
  let filled = object;
  for (let index = 0; index < members.length; index++) {
    const { name, inner, value } = members[index];
    const old = object[name];
    const wanted = old === undefined ? value : inner === undefined ? old : withDefaults(old, inner);
    if (wanted === old) continue;
    if (filled === object) filled = copyOf(object, members);
    filled[name] = wanted;
  }
  return filled;
}

/** A plain copy: own members, and the known ones wherever they come from, such as getters of a class. */
function copyOf(object, members) {
  const copy = { ...object };
  for (const { name } of members) {
    if (!Object.hasOwn(copy, name) && object[name] !== undefined) copy[name] = object[name];
  }
  return copy;
}

/** Bytes that are no UTF-8 are no JSON, nor is a second byte order mark. */
const UTF8_ALONE = { fatal: true, ignoreBOM: true };

/** JSON text as bytes, and its value where that is asked for; no bytes for what is neither text nor bytes. */
function readable(json) {
  if (typeof json === "string") {
    const text = json.charCodeAt(0) === 0xfeff ? json.slice(1) : json;
    return { bytes: new TextEncoder().encode(text), parse: () => JSON.parse(text) };
  }
  // Bytes whose buffer was handed over to another thread are none.
  const all = ArrayBuffer.isView(json)
    ? attempt(() => new Uint8Array(json.buffer, json.byteOffset, json.byteLength))?.value
    : undefined;
  if (all === undefined) return {};
  const hasMark = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf;
  const bytes = hasMark ? all.subarray(3) : all;
  return { bytes, parse: () => JSON.parse(new TextDecoder("utf-8", UTF8_ALONE).decode(bytes)) };
}

/** What a step gives, or undefined where it throws. */
function attempt(step) {
  try {
    return { value: step() };
  } catch {
    return undefined;
  }
}

const rootIssue = (code, params, field = "tunnel") => complete([{ code, path: [], params: { field, ...params } }])[0];
const syntaxIssue = ({ line, column }) => rootIssue("json.syntax", { line, column });
const typeIssue = (expected, value, field) => rootIssue("type", { expected, actual: kindOf(value) }, field);
/** A revoked proxy does not even tell whether it is an array. */
const kindOf = (value) =>
  value === null ? "null" : (attempt(() => (Array.isArray(value) ? "array" : typeof value))?.value ?? "unreadable");
