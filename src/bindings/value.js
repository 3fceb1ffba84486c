/**
 * Copies of JavaScript values, and what options ask of the platform. Getters and proxies may throw: that is bad data, not
 * trouble.
 */

/** What a step gives, or undefined where it throws. */
function attempted(step) {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** A plain copy as far as `shape` goes, which `value.rs` makes of a rule. */
export function plainCopy(value, shape) {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  const isList = attempted(() => Array.isArray(value));
  if (shape.isList !== isList) return value;
  const read = (name) => attempted(() => value[name]);
  if (isList) {
    const length = read("length");
    // No list, or far more than the API takes: the checks refuse it without reading it to its end.
    if (typeof length !== "number" || length > shape.most) return value;
    return Array.from({ length }, (_, index) => plainCopy(read(index), shape.of));
  }
  const copy = {};
  for (const name of attempted(() => Object.keys(value)) ?? []) {
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

/** Names and values of an object's own members, where they can be read. */
export const entriesOf = (object) => attempted(() => Object.entries(object));

/** The parts of a URL, a line each; relative to the page, where there is one. No part of a URL holds a line break. */
export function partsOf(text) {
  for (const page of [undefined, globalThis.location?.href]) {
    try {
      const { protocol, hostname, origin, pathname, username, password, search, hash } = new URL(text, page);
      return [protocol, hostname, origin, pathname, username + password, search + hash].join("\n");
    } catch {}
  }
}

/** Whether this is Node, or a runtime that says it is like Node. */
export const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** A variable of the environment, where there is one. */
export function environment(name) {
  try {
    // By its global name: of a bare "process", bundlers make a package of theirs.
    return isServer() ? globalThis.process.env[name] : undefined;
  } catch {
    // Some runtimes ask the user first.
  }
}
