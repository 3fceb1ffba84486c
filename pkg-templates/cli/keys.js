/** Keeps pre-shared keys out of the output, wherever they are in a file or an answer of the API. */

import { clean } from "./terminal.js";

/** The length of the shortest key that is hidden: a shorter one may be a part of any word. */
const SHORTEST = 4;

/**
 * The keys of tunnels, also those at a wrong place inside of `auth`: as they are, and as terminals and JSON show them.
 *
 * @param {unknown[]} tunnels
 * @returns {string[]} the longest first, as one may be in another
 */
export function keysOf(tunnels) {
  const keys = tunnels.flatMap((tunnel) => textsIn({ ...tunnel?.auth, method: undefined }));
  const written = keys.flatMap((key) => [key, JSON.stringify(key).slice(1, -1)]);
  const shown = [...written, ...written.map(clean)].filter((text) => text.length >= SHORTEST);
  return [...new Set(shown)].sort((a, b) => b.length - a.length);
}

function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether a text has one of the keys in it. */
export const holdsKey = (text, keys) => keys.some((key) => text.includes(key));

/** The text with dots for the keys in it. */
export const hidden = (text, keys) =>
  keys.reduce((all, key) => all.replaceAll(key, "•".repeat(key.length)), String(text ?? ""));

/**
 * A suggestion, unless it is for the key: that one is never shown.
 *
 * @param {import("../index.js").Issue} issue
 */
export const shownSuggestion = ({ path, suggestion }) => (path.includes("psk") ? undefined : suggestion);

/** JSON for programs, without keys. */
export function asJson(value, keys = []) {
  const withoutKeys = (name, inner) => {
    if (name === "psk") return undefined;
    return typeof inner === "string" ? hidden(inner, keys) : inner;
  };
  return `${JSON.stringify(value, withoutKeys, 2)}\n`;
}
