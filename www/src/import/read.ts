// The tunnels in a text of JSON: one definition or several, as this console exports them, or an answer of the API.
import {
  generatePsk,
  type IPSecTunnel,
  type Issue,
  validateTunnel,
  validateTunnelJson,
  validateTunnelsJson,
} from "ionos-ipsec-tunnels/slim";

export interface Row {
  tunnel: IPSecTunnel;
  name: string;
  /** The definition had no key, so one was generated. It is used only if the tunnel is created or changed. */
  newKey: boolean;
  issues: readonly Issue[];
  /** The API would accept it. */
  valid: boolean;
}

/** Reads the tunnels, or finds what is wrong with the text as a whole. */
export function readRows(json: string): { rows: Row[]; issues: readonly Issue[] } {
  let value: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    value = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    // The package finds the position of the mistake.
    return { rows: [], issues: validateTunnelJson(json).issues };
  }
  const items = itemsOf(value);
  const repeated = repeatedIn(json, value);
  const rows = items.map(({ item, path }) => rowOf(item, inside(path, repeated)));
  return { rows, issues: repeated.filter((issue) => items.every(({ path }) => inside(path, [issue]).length === 0)) };
}

type Path = Issue["path"];

/** The tunnels, each with its path. A list of the API holds them in `items`. */
function itemsOf(value: unknown): { item: unknown; path: Path }[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ item, path: [index] }));
  const items = isObject(value) ? value.items : undefined;
  if (!Array.isArray(items)) return [{ item: value, path: [] }];
  return items.map((item, index) => ({ item, path: ["items", index] }));
}

/** The issues about members that occur more than once, of which `JSON.parse` keeps the last. */
function repeatedIn(json: string, value: unknown): Issue[] {
  const issues = Array.isArray(value)
    ? validateTunnelsJson(json).reports.flatMap(({ index, result }) =>
        result.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })),
      )
    : validateTunnelJson(json).issues;
  return issues.filter(({ code }) => code === "member.duplicate");
}

/** The issues below a path, as issues of the object there: their paths and messages are relative to it. */
function inside(path: Path, issues: readonly Issue[]): Issue[] {
  return issues
    .filter((issue) => issue.path.length > path.length && path.every((step, index) => step === issue.path[index]))
    .map((issue) => {
      const inner = issue.path.slice(path.length);
      const field = inner.join(".");
      const message = issue.message.replace(String(issue.params.field), () => field);
      return { ...issue, path: inner, message, params: { ...issue.params, field } };
    });
}

/** `repeated` are issues about the whole item, also if the definition is only a part of it. */
function rowOf(item: unknown, repeated: readonly Issue[]): Row {
  const isAnswer = isObject(item) && isObject(item.properties);
  const given = isAnswer ? item.properties : item;
  const lost = isAnswer
    ? [...repeated.filter(({ path }) => path.join(".") === "properties"), ...inside(["properties"], repeated)]
    : repeated;
  const { definition, newKey } = withKey(given);
  // Some answers have `null` for a missing description.
  const tunnel = isObject(definition) && definition.description === null ? withoutDescription(definition) : definition;
  const { valid, issues } = validateTunnel(tunnel);
  const name = isObject(tunnel) && typeof tunnel.name === "string" ? tunnel.name : "";
  return { tunnel: tunnel as IPSecTunnel, name, newKey, issues: [...issues, ...lost], valid };
}

/** Adds a generated key if there is none, as in answers of the API. It is used only if the tunnel has to be created or changed. */
function withKey(given: unknown): { definition: unknown; newKey: boolean } {
  if (!isObject(given) || !isObject(given.auth) || given.auth.method !== "PSK" || given.auth.psk != null) {
    return { definition: given, newKey: false };
  }
  return { definition: { ...given, auth: { ...given.auth, psk: { key: generatePsk() } } }, newKey: true };
}

function withoutDescription({ description: _, ...others }: Record<string, unknown>) {
  return others;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
