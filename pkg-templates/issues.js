/** Issues as they cross the bridge hold what differs between them; here they get what the catalogue says of their code. */

import { isRemoteHost } from "./core.js";
import facts from "./facts.json";

export const issueCatalog = freeze(facts.issueCatalog);

/** Freezes plain data all the way down: constants are the same for everyone in the page. */
export function freeze(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Makes something of each key once, and keeps it in `made`. */
function once(make, made) {
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/** Templates in pieces, texts and names in turn. */
const pieces = once((template) => template.split(/[{}]/), new Map());
/** Lists in words. The bridge gives the same list again for the same constant. */
const joined = once((list) => list.join(", "), new WeakMap());

/** The message in English, from the code's template (the one for the issue's reason, if it has one) and its params. */
function format({ template, reasons }, params) {
  const split = pieces(reasons?.[params.reason] ?? template);
  let message = split[0];
  for (let index = 1; index < split.length; index += 2) {
    const value = params[split[index]];
    message += (typeof value === "object" ? joined(value) : value) + split[index + 1];
  }
  return message;
}

/** The A-label form of an international name. The platform has the tables for it, in its URL parser; none elsewhere. */
function aLabelForm(name) {
  try {
    const { hostname } = new URL(`http://${name}`);
    // The parser makes addresses of numbers in ways that nobody means, such as 10.0.0.1 of "10.1".
    return isRemoteHost(hostname) && !/(?:^|\.)\d+$/.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** Issues in their public form. */
export function complete(found = []) {
  return found.map(({ code, path, params, suggestion }) => {
    const entry = issueCatalog[code];
    const issue = { code, severity: entry.severity, path, message: format(entry, params), params };
    const better = params.reason === "international" ? aLabelForm(params.name) : suggestion;
    if (better !== undefined) issue.suggestion = better;
    if (entry.reference !== undefined) issue.reference = entry.reference;
    return issue;
  });
}
