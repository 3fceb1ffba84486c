/**
 * What callers give: values, options and settings of the platform. They may be proxies, have getters that throw, or come
 * from another realm.
 */

/** What a function gives, or undefined where it throws. */
export function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Does what is of no interest where it throws or rejects. */
export const quietly = (act) => (async () => act())().catch(() => {});

export const isText = (value) => typeof value === "string";
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A plain copy as far as `shape` goes, which `value.rs` makes of a rule. */
export function plainCopy(value, shape) {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  const isList = attempt(() => Array.isArray(value));
  if (shape.isList !== isList) return value;
  const read = (name) => attempt(() => value[name]);
  if (isList) {
    const length = read("length");
    // No list, or far more than the API takes: the checks refuse it without reading it to its end.
    if (typeof length !== "number" || length > shape.most) return value;
    return Array.from({ length }, (_, index) => plainCopy(read(index), shape.of));
  }
  const copy = {};
  for (const name of attempt(() => Object.keys(value)) ?? []) {
    const found = read(name);
    // JSON knows no functions, and a "toJSON" would put something else in the place of what was checked. Setting
    // "__proto__" would change the copy's prototype.
    if (typeof found !== "function" && name !== "__proto__") copy[name] = found;
  }
  shape.names.forEach((name, index) => {
    const found = read(name);
    if (found !== undefined) copy[name] = plainCopy(found, shape.shapes[index]);
  });
  return copy;
}

/**
 * The parts of a URL, a line each, as no part holds a line break: origin and path without slashes at the end; protocol;
 * host name; user name and password; query and fragment. Relative to the page, where there is one; blank where it is no
 * URL.
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

/** A clock in milliseconds that never goes backwards, but for platforms without one. */
export const nowMs = () => (globalThis.performance ?? Date).now();

/** Whether requests can be sent without a function of the caller's. */
export const hasFetch = () => typeof globalThis.fetch === "function";

/** Whether this is Node, or a runtime that says it is like Node. */
export const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** A variable of the environment without white space around it, where there is one that is not blank. */
export function environment(name) {
  // By its global name: of a bare "process", bundlers make a package of theirs. Some runtimes ask the user first.
  const value = isServer() ? attempt(() => globalThis.process.env[name]) : undefined;
  return value?.trim() || undefined;
}

/** The members of an object in turn, each name before its value; undefined where they cannot be read. */
export const entriesOf = (object) => attempt(() => Object.entries(object).flat());
