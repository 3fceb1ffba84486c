/** Copies of JavaScript values. Getters and proxies may throw: that is bad data, not trouble. */

import { attempt } from "./attempt.js";

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
