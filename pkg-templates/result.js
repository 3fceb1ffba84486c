/** The result of a validation: the value with its defaults if it is valid, and the issues. */

import { members as memberTree } from "./facts.json";
import { publicIssues } from "./issues.js";

/**
 * The members of a tunnel: for an object `inner` has its members, and for any other `value` is the default, if it has one.
 * They are made when a tunnel first lacks a default.
 */
let members;

function membersOf(members) {
  return Object.entries(members).map(([name, member]) =>
    typeof member === "object" ? { name, inner: membersOf(member) } : { name, value: member || undefined },
  );
}

export const wantsAdvice = (options) => options?.advice !== false;

/** The result of a validation. `input` returns the value that was checked, and is called only if it is valid. */
export function toResult(issues, input) {
  if (issues.some((issue) => issue.severity === "error")) return { valid: false, issues };
  try {
    return { valid: true, value: completed(input()), issues };
  } catch {
    // A getter or a proxy has thrown that could be read during the checks.
    return { valid: false, issues: [unreadableIssue("object"), ...issues] };
  }
}

/** A tunnel with its defaults filled in; the same object if nothing is missing. */
export function completed(tunnel) {
  members ??= membersOf(memberTree);
  return withDefaults(tunnel, members);
}

/** An object with the defaults of its members filled in, on all levels; the same object if nothing is missing. */
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

/** A plain copy: the own members, and the known ones also where they are inherited, such as getters of a class. */
function copyOf(object, members) {
  const copy = { ...object };
  for (const { name } of members) {
    if (!Object.hasOwn(copy, name) && object[name] !== undefined) copy[name] = object[name];
  }
  return copy;
}

/** `{ value }` with what a function gives, or undefined where it throws. */
export function outcomeOf(act) {
  try {
    return { value: act() };
  } catch {
    return undefined;
  }
}

const rootIssue = (params, field = "tunnel") =>
  publicIssues([{ code: "type", path: [], params: { field, ...params } }])[0];
export const typeIssue = (expected, value, field) => {
  const kind = kindOf(value);
  // A value of the right type that was refused all the same could not be read.
  if (kind === expected || kind === "unreadable") return unreadableIssue(expected, field);
  return rootIssue({ expected, actual: kind }, field);
};
const unreadableIssue = (expected, field) => rootIssue({ expected, actual: "unreadable", reason: "unreadable" }, field);
/** The name of a value's type, as messages use it. For a revoked proxy, even Array.isArray throws. */
const kindOf = (value) =>
  value === null ? "null" : (outcomeOf(() => (Array.isArray(value) ? "array" : typeof value))?.value ?? "unreadable");
