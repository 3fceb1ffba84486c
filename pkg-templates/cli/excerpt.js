/**
 * The line of a file that an issue is about. A file of tunnels holds keys, which may be anywhere if the file is wrong. So an
 * excerpt shows only the names of known members and the value that the issue is about, and dots for everything else.
 */

import { holdsKey } from "./keys.js";
import { clean, widthOf } from "./terminal.js";

/** Members whose values may be shown. */
const SHOWN = new Set([
  "name",
  "description",
  "remoteHost",
  "method",
  "ike",
  "esp",
  "cloudNetworkCIDRs",
  "peerNetworkCIDRs",
  "diffieHellmanGroup",
  "encryptionAlgorithm",
  "integrityAlgorithm",
  "lifetime",
]);

/** Members whose names may be shown. */
const NAMES = new Set([...SHOWN, "auth", "psk", "key", "items", "properties", "metadata", "id", "type", "href"]);

/** The most characters of a long line that are shown before the value, of the value itself, and after it. */
const AROUND = 60;
const LONGEST = 120;

/** How many characters more are read in each direction: more than the longest name, so that no shown name is cut in two. */
const READ = 1000;

/**
 * @param {string} text of the file
 * @param {import("../index.js").Issue} issue with its position
 * @param {string[]} [keys] of the file: a value that holds one is not shown
 * @returns {{ line: string, marker: string }} the line, and a caret to be written below it
 */
export function excerpt(text, { path, position: { column, offset } }, keys = []) {
  const value = mayBeShown(path) ? valueAt(text, offset) : "";
  const length = holdsKey(meaningOf(value), keys) ? 0 : Math.min(value.length, LONGEST);
  const before = dotted(text.slice(Math.max(offset - (column - 1), offset - READ), offset));
  const [rest] = /^[^\r\n]*/.exec(text.slice(offset + length, offset + length + READ));
  const last = AROUND + (length === 0 ? 1 : 0);
  const start = (column - 1 > AROUND ? "…" : "") + plain(before.slice(-AROUND));
  const shown = plain(text.slice(offset, offset + length));
  const after = plain(dotted(rest).slice(0, last)) + (rest.length > last ? "…" : "");
  // Tabs stay tabs, so that the caret stands where the character does.
  return {
    line: start + shown + after,
    marker: `${start.replace(/[^\t]/g, " ")}^${"~".repeat(Math.max(0, widthOf(shown) - 1))}`,
  };
}

/** Part of a line with dots for everything but blanks, punctuation and the names of members: each is one column wide. */
const dotted = (part) => part.replace(/[^\t {}[\]:,"]+/g, (word) => (NAMES.has(word) ? word : "•".repeat(word.length)));

const mayBeShown = (path) => SHOWN.has(path.findLast((step) => typeof step === "string"));

/**
 * The string or other plain value that begins at an offset; empty for a string that does not end on its line. Strings are not
 * matched by a regular expression, which would overflow the stack for a long one.
 */
function valueAt(text, offset) {
  if (text[offset] !== '"') return /^[^\s"{}[\],:]*/.exec(text.slice(offset))[0];
  let end = offset + 1;
  while (end < text.length && !'"\r\n'.includes(text[end])) end += text[end] === "\\" ? 2 : 1;
  return text[end] === '"' ? text.slice(offset, end + 1) : "";
}

/** A value without the escapes that it may be written with. */
function meaningOf(value) {
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** As it can be shown at a terminal; tabs stay. */
const plain = (line) => line.split("\t").map(clean).join("\t");
