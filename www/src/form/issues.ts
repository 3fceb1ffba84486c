// The issues of the form, by field: for each change from one `validateTunnel` and one `checkTunnels`.
import { checkTunnels, type IPSecTunnelRead, type Issue, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { isError } from "./FormContext";
import { type FormValues, filledRows, type Side, tunnelOf } from "./values";

/** By the field's name in the form; "" holds what concerns the tunnel or the gateway as a whole. */
export type IssuesByField = ReadonlyMap<string, readonly Issue[]>;

export function issuesOf(
  values: FormValues,
  tunnels: readonly IPSecTunnelRead[],
  original: IPSecTunnelRead | undefined,
): { byField: IssuesByField; valid: boolean } {
  const tunnel = tunnelOf(values, original);
  const own = validateTunnel(tunnel).issues.filter((issue) => !(isError(issue) && isUnchanged(issue.path)));
  const index = tunnels.length;
  const across = checkTunnels([...tunnels, tunnel], { replacing: original ? [original.id] : [] })
    .filter(({ path }) => path[0] === index || path.length === 0)
    .map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  const byField = new Map<string, Issue[]>();
  for (const issue of [...own, ...across]) {
    const field = fieldOf(issue.path, values);
    byField.set(field, [...(byField.get(field) ?? []), atRows(issue, values)]);
  }
  return { byField, valid: !own.some(isError) };

  /** What the API has accepted is no error, such as an algorithm that is newer than this release. */
  function isUnchanged(path: Issue["path"]): boolean {
    const value = JSON.stringify(valueAt(tunnel, path));
    return value !== undefined && value === JSON.stringify(valueAt(original?.properties, path));
  }
}

const valueAt = (from: unknown, path: Issue["path"]) =>
  path.reduce<unknown>((at, step) => (Object(at) as Record<string, unknown>)[step], from);

const NETWORK = /\b(cloudNetworkCIDRs|peerNetworkCIDRs)\.(\d+)/g;

/** Blank rows are not in the tunnel, so that the indices of its networks differ from those of the rows. */
function atRows(issue: Issue, values: FormValues): Issue {
  const atRow = (text: string) =>
    text.replace(NETWORK, (_, side: Side, index: string) => `${side}.${rowOf(values, side, Number(index))}`);
  const params = Object.entries(issue.params).map(([name, value]) => [
    name,
    typeof value === "string" ? atRow(value) : value,
  ]);
  return { ...issue, message: atRow(issue.message), params: Object.fromEntries(params) };
}

/** Where the value stands in the form. */
function fieldOf(path: Issue["path"], values: FormValues): string {
  const [first, second] = path;
  if (first === undefined) return "";
  if (first === "auth") return "key";
  if (first === "cloudNetworkCIDRs" || first === "peerNetworkCIDRs") {
    if (second === undefined) return first;
    return `${first}.${rowOf(values, first, Number(second))}.value`;
  }
  return path.join(".");
}

const rowOf = (values: FormValues, side: Side, index: number) => filledRows(values[side])[index]?.row ?? index;
