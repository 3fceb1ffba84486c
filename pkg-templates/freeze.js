/** Freezes plain data all the way down: constants are the same for everyone in the page. */
export function freeze(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
