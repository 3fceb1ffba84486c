/** Issues as they cross the bridge hold what differs between them; here they get what the catalogue says of their code. */

import { isRemoteHost } from "./core.js";
import facts from "./facts.json";

export const issueCatalog = freeze(facts.issueCatalog);

/** Freezes plain data all the way down: constants are the same for everyone in the page. */
export function freeze(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** The message in English, from the code's template (the one for the issue's reason, if it has one) and its params. */
function format({ code, params }) {
  const { template, reasons } = issueCatalog[code];
  return (reasons?.[params.reason] ?? template).replace(/\{(\w+)\}/g, (_, name) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(", ") : String(value);
  });
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
    const { severity, reference } = issueCatalog[code];
    const issue = { code, severity, path, message: format({ code, params }), params };
    const better = params.reason === "international" ? aLabelForm(params.name) : suggestion;
    if (better !== undefined) issue.suggestion = better;
    if (reference !== undefined) issue.reference = reference;
    return issue;
  });
}
