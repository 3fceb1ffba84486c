/** Issues as they cross the bridge hold what differs between them; here they get what the catalogue says of their code. */

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

/** Issues in their public form. */
export function complete(found = []) {
  return found.map(({ code, path, params, suggestion }) => {
    const { severity, reference } = issueCatalog[code];
    const issue = { code, severity, path, message: format({ code, params }), params };
    if (suggestion !== undefined) issue.suggestion = suggestion;
    if (reference !== undefined) issue.reference = reference;
    return issue;
  });
}
