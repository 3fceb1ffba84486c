/** Issues come from WebAssembly with what differs between them; here they get what the catalogue says of their code. */

import { issueCatalog } from "./constants.js";
import { core } from "./wasm.js";

/** Templates in pieces, texts and names of params in turn. Each is split when it is first used. */
const pieces = new Map();

function piecesOf(template) {
  let split = pieces.get(template);
  if (split === undefined) {
    split = template.split(/[{}]/);
    pieces.set(template, split);
  }
  return split;
}

/** Lists in words. Lists are constants, which come again as the same object. */
const joined = new WeakMap();

function wordsOf(value) {
  if (typeof value !== "object") return value;
  let words = joined.get(value);
  if (words === undefined) {
    words = value.join(", ");
    joined.set(value, words);
  }
  return words;
}

/** The message in English, from the code's template (the one for the issue's reason, if it has one) and its params. */
function format({ template, reasons }, params) {
  const split = piecesOf(reasons?.[params.reason] ?? template);
  let message = split[0];
  for (let index = 1; index < split.length; index += 2) {
    message += wordsOf(params[split[index]]) + split[index + 1];
  }
  return message;
}

/** The A-label form of an international name. The platform has the tables for it, in its URL parser; none elsewhere. */
function aLabelForm(name) {
  // What IDNA has in names: letters, marks, digits, joiners and the middle dot of Catalan (RFC 5892). Without a letter it
  // is an address in the digits of another script. Within the function, as engines look the properties up when they read
  // it. The first class has brackets because esbuild takes it for syntax that the oldest browsers lack where it has none,
  // and writes a call of RegExp in its place.
  if (!/^(?=.*[\p{L}])[\u200c-\u200d\p{L}\p{M}\p{Nd}\u00b7.-]+$/u.test(name)) return undefined;
  try {
    const { hostname } = new URL(`http://${name}`);
    // The parser makes addresses of numbers in ways that nobody means, such as 10.0.0.1 of "10.1".
    return core.isRemoteHost(hostname) && !/(?:^|\.)\d+$/.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** An issue in its public form: with what the catalogue says of its code. */
function publicForm({ code, path, params, suggestion, position }) {
  const entry = issueCatalog[code];
  const issue = { code, severity: entry.severity, path, message: format(entry, params), params };
  const suggested = params.reason === "international" ? aLabelForm(params.name) : suggestion;
  if (suggested !== undefined) issue.suggestion = suggested;
  const { references, reference } = entry;
  const source = references?.[params.suffix] ?? references?.[params.reason] ?? reference;
  if (source) issue.reference = source;
  if (position !== undefined) issue.position = position;
  return issue;
}

/** Issues in their public form; none for `undefined`. */
export const publicIssues = (found = []) => found.map(publicForm);
