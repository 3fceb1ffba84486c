/** The answer of a validation: valid with the completed value, or the issues. */

import { members as memberTree } from "./facts.json";
import { publicIssues } from "./issues.js";

/** The members of a tunnel: `inner` has those of an object, and `value` is the default of any other, where it has one. */
const members = membersOf(memberTree);

function membersOf(members) {
  return Object.entries(members).map(([name, member]) =>
    typeof member === "object" ? { name, inner: membersOf(member) } : { name, value: member || undefined },
  );
}

export const wantsAdvice = (options) => options?.advice !== false;

/** The result of a validation. `input` gives the value that was checked; it is read only where that is valid. */
export function toResult(issues, input) {
  if (issues.some((issue) => issue.severity === "error")) return { valid: false, issues };
  try {
    return { valid: true, value: completed(input()), issues };
  } catch {
    // A getter or a proxy that could be read once, and cannot be copied.
    return { valid: false, issues: [rootIssue("type", { expected: "object", actual: "unreadable" }), ...issues] };
  }
}

/** A tunnel with its defaults filled in; itself where nothing is missing. */
export const completed = (tunnel) => withDefaults(tunnel, members);

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

/** `{ value }` with what a function gives, or undefined where it throws. */
export function outcomeOf(act) {
  try {
    return { value: act() };
  } catch {
    return undefined;
  }
}

export const rootIssue = (code, params, field = "tunnel") =>
  publicIssues([{ code, path: [], params: { field, ...params } }])[0];
export const typeIssue = (expected, value, field) => {
  const kind = kindOf(value);
  // What is of the right type was not taken because it cannot be read.
  return rootIssue("type", { expected, actual: kind === expected ? "unreadable" : kind }, field);
};
/** A revoked proxy does not even tell whether it is an array. */
const kindOf = (value) =>
  value === null ? "null" : (outcomeOf(() => (Array.isArray(value) ? "array" : typeof value))?.value ?? "unreadable");
