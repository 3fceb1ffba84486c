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
  /** There was no key, so that one was generated. It only matters where the tunnel is created or changed. */
  newKey: boolean;
  issues: readonly Issue[];
  /** The API would take it. */
  valid: boolean;
}

/** The tunnels, or what is wrong with the text as a whole. */
export function readRows(json: string): { rows: Row[]; issues: readonly Issue[] } {
  let value: unknown;
  try {
    // Some editors begin a file with a mark of its byte order.
    value = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    // The package says where the mistake is.
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

/** The members that are there more than once, of which `JSON.parse` gives the last. */
function repeatedIn(json: string, value: unknown): Issue[] {
  const issues = Array.isArray(value)
    ? validateTunnelsJson(json).reports.flatMap(({ index, result }) =>
        result.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })),
      )
    : validateTunnelJson(json).issues;
  return issues.filter(({ code }) => code === "member.duplicate");
}

/** Those of the issues that are about what is inside of an object, as issues of that object. */
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

/** `repeated` is about all of the item, also where the definition is only a part of it. */
function rowOf(item: unknown, repeated: readonly Issue[]): Row {
  const isAnswer = isObject(item) && isObject(item.properties);
  const given = isAnswer ? item.properties : item;
  const lost = isAnswer
    ? [...repeated.filter(({ path }) => path.join(".") === "properties"), ...inside(["properties"], repeated)]
    : repeated;
  const { definition, newKey } = withKey(given);
  // `null` is how some answers write that there is no description.
  const tunnel = isObject(definition) && definition.description === null ? withoutDescription(definition) : definition;
  const { valid, issues } = validateTunnel(tunnel);
  const name = isObject(tunnel) && typeof tunnel.name === "string" ? tunnel.name : "";
  return { tunnel: tunnel as IPSecTunnel, name, newKey, issues: [...issues, ...lost], valid };
}

/** What the API returns has no key. A new one is used where the tunnel is not there as it should be. */
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
