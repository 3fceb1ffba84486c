/**
 * The line of a file that an issue is about. A file of tunnels holds keys, which may be anywhere if the file is wrong. So an
 * excerpt shows only the names of known members and the value that the issue is about, and dots for everything else.
 */

import { holdsKey } from "./keys.js";
import { clean } from "./terminal.js";

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

/** A string or another value that is no object or array, matched from its beginning. */
const VALUE = /"(?:[^"\\]|\\.)*"|[^\s"{}[\],:]+/y;

/** Characters before and after the place that are shown of a long line. */
const BEFORE = 60;
const AFTER = 60;

/**
 * @param {string} text of the file
 * @param {import("../index.js").Issue} issue with its position
 * @param {string[]} [keys] of the file: a value that holds one is not shown
 * @returns {{ line: string, marker: string }} the line, and a caret to be written below it
 */
export function excerpt(text, { path, position: { column, offset } }, keys = []) {
  const from = offset - (column - 1);
  const whole = /^[^\r\n]*/.exec(text.slice(from))[0];
  const at = column - 1;
  const value = mayBeShown(path) ? valueAt(whole, at) : "";
  const length = holdsKey(meaningOf(value), keys) ? 0 : value.length;
  const line = whole.replace(/[^\s{}[\]:,"]+/g, (word, index) =>
    NAMES.has(word) || (index >= at && index + word.length <= at + length) ? word : "•".repeat(word.length),
  );
  const first = Math.max(0, at - BEFORE);
  const last = Math.min(line.length, at + Math.max(length, 1) + AFTER);
  const start = first > 0 ? "…" : "";
  const shown = `${start}${plain(line.slice(first, last))}${last < line.length ? "…" : ""}`;
  // Tabs stay tabs, so that the caret stands where the character does.
  const indent = (start + plain(line.slice(first, at))).replace(/[^\t]/g, " ");
  const under = plain(line.slice(at, Math.min(at + length, last)));
  return { line: shown, marker: `${indent}^${"~".repeat(Math.max(0, under.length - 1))}` };
}

const mayBeShown = (path) => SHOWN.has(path.findLast((step) => typeof step === "string"));

function valueAt(line, at) {
  VALUE.lastIndex = at;
  return VALUE.exec(line)?.[0] ?? "";
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
