// A JSON file of tunnels as rows to look at: each tunnel with its issues, also those that only show across all of them.
import { checkTunnels, type IPSecTunnel, type Issue, validateTunnelsJson } from "ionos-ipsec-tunnels";

export interface Row {
  tunnel: IPSecTunnel;
  name: string;
  issues: Issue[];
  /** Whether it may be sent: nothing is wrong with it, and no other tunnel of the file has its name. */
  sendable: boolean;
}

/** The rows, or what is wrong with the file as a whole. */
export function readRows(json: string): { rows: Row[]; issues: Issue[] } {
  const { reports, issues } = validateTunnelsJson(json);
  if (issues.some(({ severity }) => severity === "error")) return { rows: [], issues };
  const tunnels: IPSecTunnel[] = JSON.parse(json);
  const across = checkTunnels(tunnels);
  const results = new Map(reports.map(({ index, result }) => [index, result]));
  const rows = tunnels.map((tunnel, index) => {
    const result = results.get(index);
    const shared = across.filter(({ path }) => path[0] === index);
    return {
      tunnel,
      name: typeof tunnel?.name === "string" ? tunnel.name : "",
      issues: [...(result?.issues ?? []), ...shared],
      // The name makes the id: two tunnels of one name would be one.
      sendable: result?.valid !== false && !shared.some(({ code }) => code === "tunnels.name"),
    };
  });
  return { rows, issues: across.filter(({ path }) => path.length === 0) };
}
