// What an edit changes: the members of a tunnel whose values differ, each at its path.
import type { FormValues } from "./values";

export interface Change {
  /** In dotted form; lists of networks are one value. */
  path: string;
  before: string;
  after: string;
}

/** The key is left out: it is sent in any case, and nobody is to read it here. */
export function changesBetween(before: FormValues, after: FormValues): Change[] {
  const [old, now] = [leaves(before), leaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => !path.startsWith("auth.psk"));
  return paths
    .map((path) => ({ path, before: old.get(path) ?? "", after: now.get(path) ?? "" }))
    .filter((change) => change.before !== change.after);
}

function leaves(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return new Map(Object.entries(value).flatMap(([name, member]) => [...leaves(member, [...path, name])]));
  }
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return new Map([[path.join("."), text]]);
}
