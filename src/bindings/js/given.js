/**
 * Reads what does not belong to the package: values and options of callers, and facilities of the platform. Values may be
 * proxies, have getters that throw, or come from another realm.
 */

/** The result of a function, or undefined where it throws. */
export function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Calls a function, and ignores what it throws or rejects with. */
export const quietly = (act) => (async () => act())().catch(() => {});

export const isText = (value) => typeof value === "string";
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A plain copy of a value. `shape`, which `value.rs` makes from a rule, says which members and elements are copied deeply.
 */
export function plainCopy(value, shape) {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  const isList = attempt(() => Array.isArray(value));
  if (shape.isList !== isList) return value;
  const read = (name) => attempt(() => value[name]);
  if (isList) {
    const length = read("length");
    // It is no list, or far longer than the API allows. The checks refuse it without reading it to its end.
    if (typeof length !== "number" || length > shape.most) return value;
    return Array.from({ length }, (_, index) => plainCopy(read(index), shape.of));
  }
  const copy = {};
  for (const name of attempt(() => Object.keys(value)) ?? []) {
    const found = read(name);
    // JSON has no functions, and a method "toJSON" would replace the value after it was checked. Setting "__proto__" would
    // change the prototype of the copy.
    if (typeof found !== "function" && name !== "__proto__") copy[name] = found;
  }
  shape.names.forEach((name, index) => {
    const found = read(name);
    if (found !== undefined) copy[name] = plainCopy(found, shape.shapes[index]);
  });
  return copy;
}

/**
 * The parts of a URL as one text with a part on each line, as no part holds a line break: origin and path without slashes at
 * the end; protocol; host name; user name and password; query and fragment. A relative URL is resolved against the page,
 * where there is one. Empty for what is no URL.
 */
export function urlParts(given) {
  for (const page of [undefined, globalThis.location?.href]) {
    const url = attempt(() => new URL(given.href ?? given, page));
    if (url === undefined) continue;
    const { protocol, hostname, origin, pathname, username, password, search, hash } = url;
    return [origin + pathname.replace(/\/+$/, ""), protocol, hostname, username + password, search + hash].join("\n");
  }
  return "";
}

/** A clock in milliseconds. It never goes backwards, except on platforms that have no such clock. */
export const nowMs = () => (globalThis.performance ?? Date).now();

/** Whether the platform has a `fetch`. */
export const hasFetch = () => typeof globalThis.fetch === "function";

/** Whether this is Node, or a runtime that says it is like Node. */
export const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** An environment variable without white space around it; undefined where it is not set or blank. */
export function environment(name) {
  // By its global name, because bundlers replace a bare "process" by a package of theirs. Reading may throw: some runtimes
  // ask the user for permission first.
  const value = isServer() ? attempt(() => globalThis.process.env[name]) : undefined;
  return value?.trim() || undefined;
}

/** The members of an object as name, value, name, value, and so on; undefined where they cannot be read. */
export const entriesOf = (object) => attempt(() => Object.entries(object).flat());
