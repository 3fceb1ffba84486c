// Three states of a tunnel, compared value by value: what it was when the edit began, what it is now, and what was entered.
import type { FormValues } from "./values";

export interface Difference {
  /** In dotted form; lists of networks are one value. */
  path: string;
  was: string;
  theirs: string;
  yours: string;
  /** Both have changed it, to different values. */
  conflict: boolean;
}

/** The values that differ between the three. The key is left out, since it is replaced in any case and must not be shown here. */
export function compare(was: FormValues, theirs: FormValues, yours: FormValues): Difference[] {
  const [old, now, mine] = [leaves(was), leaves(theirs), leaves(yours)];
  return [...old.keys()]
    .map((path) => ({
      path,
      was: old.get(path) ?? "",
      theirs: now.get(path) ?? "",
      yours: mine.get(path) ?? "",
    }))
    .filter(({ was, theirs, yours }) => was !== yours || was !== theirs)
    .map((one) => ({
      ...one,
      conflict: one.was !== one.theirs && one.was !== one.yours && one.theirs !== one.yours,
    }));
}

/**
 * The tunnel to send: the changes of both sides, and the user's choice where they conflict. `keepTheirs` holds the paths at
 * which the other person's value is kept.
 */
export function merge(
  was: FormValues,
  theirs: FormValues,
  yours: FormValues,
  keepTheirs: ReadonlySet<string>,
): FormValues {
  const merged = structuredClone(yours);
  for (const { path, conflict, was: before, yours: mine } of compare(was, theirs, yours)) {
    const untouched = before === mine;
    if (!(untouched || (conflict && keepTheirs.has(path)))) continue;
    const members = path.split(".");
    const last = members.pop() ?? "";
    const into = members.reduce<unknown>((at, member) => (at as Record<string, unknown>)[member], merged);
    const from = members.reduce<unknown>((at, member) => (at as Record<string, unknown>)[member], theirs);
    (into as Record<string, unknown>)[last] = structuredClone((from as Record<string, unknown>)[last]);
  }
  return merged;
}

function leaves(values: FormValues): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (name === "key") continue;
    if (Array.isArray(value)) {
      const text = value
        .map((row) => row.value.trim())
        .filter((network) => network !== "")
        .join(", ");
      found.set(name, text);
    } else if (typeof value === "object") {
      for (const [member, text] of Object.entries(value)) {
        found.set(`${name}.${member}`, String(text));
      }
    } else {
      found.set(name, value);
    }
  }
  return found;
}
