// The tunnels in a text of JSON: one definition or several, as this console exports them, or an answer of the API.
import {
  generatePsk,
  type IPSecTunnel,
  type Issue,
  validateTunnel,
  validateTunnelJson,
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
  return { rows: itemsOf(value).map(rowOf), issues: [] };
}

/** A list of the API holds its tunnels in `items`. */
function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const items = isObject(value) ? value.items : undefined;
  return Array.isArray(items) ? items : [value];
}

function rowOf(item: unknown): Row {
  const given = isObject(item) && isObject(item.properties) ? item.properties : item;
  const { definition, newKey } = withKey(given);
  // `null` is how some answers write that there is no description.
  const tunnel = isObject(definition) && definition.description === null ? withoutDescription(definition) : definition;
  const { valid, issues } = validateTunnel(tunnel);
  const name = isObject(tunnel) && typeof tunnel.name === "string" ? tunnel.name : "";
  return { tunnel: tunnel as IPSecTunnel, name, newKey, issues, valid };
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
