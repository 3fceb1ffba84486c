/**
 * The messages of issues between several tunnels of a file. They name the field within its tunnel, since the issue's position
 * shows which tunnel it is, and the other tunnel by its name, line and column. The library's own messages number the tunnels
 * instead.
 */

import { issueCatalog } from "ionos-ipsec-tunnels";
import { formatter } from "../formatter.js";

const format = formatter("en", issueCatalog);

/**
 * @param {import("../index.js").Issue} issue with a path that begins with the index of a tunnel
 * @param {import("./definitions.js").Definitions} definitions of these tunnels
 */
export function inWordsOfTheFile(issue, { tunnels, place, isList }) {
  const { path, params } = issue;
  const [index] = path;
  // An issue about the gateway as a whole names no tunnel.
  if (index === undefined) return issue;
  const field = params.field.slice(`${index}.`.length) || "tunnel";
  const isOther = params.other < tunnels.length && params.tunnel !== undefined && isList;
  const told = { ...issue, params: { ...params, field, ...(isOther && { tunnel: label(params, place) }) } };
  return { ...told, message: format(told) };
}

/** The name of the other tunnel, if it has one that may be shown, and its line and column. */
function label({ tunnel, other }, place) {
  const { line, column } = place([other]);
  const name = tunnel.slice(`${other + 1} (`.length, -1);
  return `${name} (${line}:${column})`.trim();
}
