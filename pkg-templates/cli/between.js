/**
 * The messages of issues between several tunnels of a file. They name the field within its tunnel, and the tunnels by their
 * names, lines and columns. The library's own messages number the tunnels instead.
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
  const inTunnel = (text) => text.slice(`${index}.`.length) || "tunnel";
  const words = { ...params, field: inTunnel(params.field) };
  if (typeof params.other === "string") words.other = inTunnel(params.other);
  if (params.this !== undefined)
    words.this = isList ? label(params.this, index, place) : nameIn(params.this, index) || params.this;
  const isOther = params.other < tunnels.length && params.tunnel !== undefined && isList;
  if (isOther) words.tunnel = label(params.tunnel, params.other, place);
  const told = { ...issue, params: words };
  return { ...told, message: format(told) };
}

/** The name of a tunnel, if it has one that may be shown, and its line and column. */
function label(tunnel, index, place) {
  const { line, column } = place([index]);
  return `${nameIn(tunnel, index)} (${line}:${column})`.trim();
}

/** The name in what the library calls a tunnel, such as `2 (office)`; empty where it has none. */
const nameIn = (tunnel, index) => tunnel.slice(`${index + 1} (`.length, -1);
