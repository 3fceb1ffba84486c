/** Freezes plain data deeply, since all code in the page shares the constants. */
export function freeze(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
