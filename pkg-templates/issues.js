/** Completes the issues that come from WebAssembly: adds severity, message and reference, from the catalogue by their code. */

import { issueCatalog } from "./constants.js";
import * as core from "./core.js";
import { callCore } from "./wasm.js";

/** Templates in pieces: text, name of a param, text, and so on. Each template is split when it is first used. */
const pieces = new Map();

function piecesOf(template) {
  let split = pieces.get(template);
  if (split === undefined) {
    split = template.split(/[{}]/);
    pieces.set(template, split);
  }
  return split;
}

/** Lists as texts, by the list. Lists are constants, so the same list comes as the same object. */
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

/** The English message: the template of the issue's reason or else of its code, with the params filled in. */
function format({ template, reasons }, params) {
  const split = piecesOf(reasons?.[params.reason] ?? template);
  let message = split[0];
  for (let index = 1; index < split.length; index += 2) {
    message += wordsOf(params[split[index]]) + split[index + 1];
  }
  return message;
}

/**
 * The host to suggest for a text with letters or digits beyond ASCII, which only the platform knows: of an international name
 * its A-label form, by the URL parser. For what is no name this sets another reason, and gives the host that the text looks
 * like, such as an address in mathematical digits. undefined where there is none.
 */
function hostMeant(params) {
  const { name } = params;
  // The characters that IDNA allows in names: letters, marks, digits, joiners and the middle dot of Catalan (RFC 5892). A text
  // without a letter is an address in the digits of another script.
  // biome-ignore lint/complexity/useRegexLiterals: a literal with such properties takes engines 0.3 ms when they load the file.
  const isName = new RegExp("^(?=.*\\p{L})[\\p{L}\\p{M}\\p{Nd}\\u200c\\u200d.-]+$", "u").test(
    name.replaceAll("l·l", "ll"),
  );
  if (!isName) {
    params.reason = "punctuation";
    const plain = name.normalize("NFKC");
    return callCore(hostMeant, () => core.isRemoteHost(plain)) ? plain : undefined;
  }
  try {
    const { hostname } = new URL(`http://${name}`);
    // The parser also reads numbers as addresses, such as "10.1" as 10.0.0.1, which nobody means.
    const isHost = callCore(hostMeant, () => core.isRemoteHost(hostname));
    return isHost && !/(?:^|\.)\d+$/.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** An issue in its public form, completed from the catalogue. */
function publicForm({ code, path, params, suggestion, position }) {
  const entry = issueCatalog[code];
  const suggested = params.reason === "international" ? hostMeant(params) : suggestion;
  const issue = { code, severity: entry.severity, path, message: format(entry, params), params };
  if (suggested !== undefined) issue.suggestion = suggested;
  const { references, reference } = entry;
  const source = references?.[params.suffix] ?? references?.[params.reason] ?? reference;
  if (source) issue.reference = source;
  if (position !== undefined) issue.position = position;
  return issue;
}

/** Issues in their public form; none for `undefined`. */
export const publicIssues = (found = []) => found.map(publicForm);
