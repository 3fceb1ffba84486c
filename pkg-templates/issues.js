/** Issues as they cross the bridge hold what differs between them; here they get what the catalogue says of their code. */

import { issueCatalog } from "./constants.js";
import { isRemoteHost } from "./core.js";

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

/** What the catalogue says of an issue. It stays with the issue, which the bridge may give again. */
function explain(issue) {
  const entry = issueCatalog[issue.code];
  issue.severity = entry.severity;
  issue.reference = entry.reference;
  issue.message = format(entry, issue.params);
  issue.count = Object.keys(issue.params).length;
  if (issue.params.reason === "international") issue.suggestion = aLabelForm(issue.params.name);
}

/** Each place in the code copies objects of a few shapes much faster than objects of many: so params go by their count. */
function copyOf(params, count) {
  if (count === 1) return { ...params };
  if (count === 2) return { ...params };
  return { ...params };
}

/** An issue in its public form: a copy, as callers may do with it what they like. */
function publish(known) {
  if (known.message === undefined) explain(known);
  const { code, severity, path, message, params, count, suggestion, reference } = known;
  const issue = { code, severity, path: path.slice(), message, params: copyOf(params, count) };
  if (suggestion !== undefined) issue.suggestion = suggestion;
  if (reference !== undefined) issue.reference = reference;
  return issue;
}

/** Issues in their public form. */
export const complete = (found = []) => found.map(publish);
