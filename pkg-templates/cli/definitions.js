/** Reads the tunnels of a FILE, and finds their positions in its text. */

import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { UsageError } from "./arguments.js";
import { keysOf } from "./keys.js";

/**
 * @typedef {object} Definitions
 * @property {string} name of the file, for people
 * @property {string} text without a byte order mark; for bytes that are not UTF-8, what could be read of them
 * @property {string | Uint8Array} json what to validate: a tunnel or an array of tunnels, each where it is in `text`
 * @property {boolean} isList whether paths begin with the index of a tunnel
 * @property {unknown[]} tunnels empty if the text is not JSON
 * @property {string[]} keys of the tunnels, which are not to be printed
 * @property {(index: number) => boolean} isRead whether the tunnel came from the API, which returns no keys
 * @property {(index: number) => string | undefined} [statusOf] the status of a tunnel from the API; only for JSON
 * @property {(path: (string | number)[]) => Position} [place] the position of a value, or of what should hold it; only for JSON
 *
 * @typedef {{ line: number, column: number, offset: number }} Position as `Issue.position`
 */

/**
 * @param {string} path "-" for standard input
 * @returns {Promise<Definitions>}
 * @throws {UsageError} if it cannot be read
 */
export async function readDefinitions(path) {
  if (path === "-") return definitionsOf("<stdin>", await buffer(process.stdin));
  let bytes;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reasons[error.code] ?? `cannot be read (${error.code})`}`);
  }
  return definitionsOf(path, bytes);
}

const reasons = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read",
};

/** @returns {Definitions} */
export function definitionsOf(name, bytes) {
  const text = new TextDecoder().decode(bytes);
  const root = parse(bytes);
  // The text is not JSON. The validator reports where and why.
  if (root === undefined) return { name, text, json: bytes, isList: false, tunnels: [], keys: [], isRead: () => false };

  const list = root.type === "array" ? root : member(root, "items", "array");
  const holders = list?.children ?? [root];
  const nodes = holders.map((holder) => member(holder, "properties", "object") ?? holder);
  const isRead = (index) => member(holders[index], "type", "string")?.value === "ipsectunnel";
  const statusOf = (index) => member(member(holders[index], "metadata", "object"), "status", "string")?.value;
  const nodesRead = nodes.filter((_, index) => isRead(index));
  const json = blank(withDescriptions(text, nodesRead), list, holders, nodes);
  const value = JSON.parse(json);
  const tunnels = list ? value : [value];
  return {
    name,
    text,
    json,
    isList: list !== undefined,
    tunnels,
    keys: keysOf(tunnels),
    isRead,
    statusOf,
    place: (path) => {
      const [index, inner] = list ? [path[0], path.slice(1)] : [0, path];
      return positionAt(text, deepest(nodes[index] ?? list, inner).offset);
    },
  };
}

/** The tree of the JSON text; undefined if it is not JSON, or nested too deeply to be read. */
function parse(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    JSON.parse(text);
    return parseTree(text);
  } catch {
    return undefined;
  }
}

/** A member of an object by name and type: the last one of that name, as for `JSON.parse`. */
function member(node, name, type) {
  if (node?.type !== "object") return undefined;
  const value = node.children.findLast(({ children: [key] }) => key.value === name)?.children[1];
  return value?.type === type ? value : undefined;
}

/** The text with "" in the place of a description that is null: the API may return null, but a definition must not have it. */
function withDescriptions(text, nodes) {
  let result = "";
  let at = 0;
  for (const node of nodes.map((holder) => member(holder, "description", "null")).filter(Boolean)) {
    result += `${text.slice(at, start(node))}""  `;
    at = end(node);
  }
  return result + text.slice(at);
}

/**
 * The text with blanks in the place of everything around the tunnels in an answer of the API. So the validator sees one tunnel
 * or an array of tunnels, and every line and column is still that of the file.
 */
function blank(text, list, holders, nodes) {
  const kept = nodes.map((node) => [start(node), end(node)]);
  // The brackets of the list, and the commas between its elements.
  const ends = list ? [...holders.map(start), end(list)] : [];
  const around = ends.map((to, index) => [index > 0 ? end(holders[index - 1]) : start(list), to]);
  const spans = [...kept, ...around].filter(([from, to]) => to > from);
  let result = "";
  let at = 0;
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    result += text.slice(at, from).replace(/[^\r\n]/g, " ") + text.slice(from, to);
    at = to;
  }
  return result + text.slice(at).replace(/[^\r\n]/g, " ");
}

const start = (node) => node.offset;
const end = (node) => node.offset + node.length;

/** The node of a path, or the last one on the way to it. */
function deepest(node, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const found = findNodeAtLocation(node, path.slice(0, length));
    if (found) return found;
  }
  return node;
}

/** @returns {Position} */
function positionAt(text, offset) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: lines.at(-1).length + 1, offset };
}
