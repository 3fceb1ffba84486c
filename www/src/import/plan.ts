// What an import would do, row by row: the package plans, and what it refuses is left out of the plan with its reasons.
import {
  type IPSecTunnelRead,
  type Issue,
  limits,
  type Plan,
  type PlanStep,
  planTunnels,
} from "ionos-ipsec-tunnels/slim";
import type { Row } from "./read";

export interface PlannedRow {
  row: Row;
  action: PlanStep["action"] | "refused" | "left";
  step?: PlanStep;
  issues: readonly Issue[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  /** What is sent: the steps that change something. */
  plan: Plan;
  /** How many tunnels would be created, and how many more the gateway has room for. */
  create: number;
  free: number;
}

/** `left` holds the rows that the user left out. */
export function planImport(
  gatewayId: string,
  rows: readonly Row[],
  actual: readonly IPSecTunnelRead[],
  left: ReadonlySet<Row>,
): ImportPlan {
  let wanted = rows.filter((row) => row.valid && !left.has(row));
  const issues = new Map(rows.map((row) => [row, row.issues]));
  const refused = new Set(rows.filter((row) => !row.valid));
  let plan = planOf(wanted);
  // A plan with an error has no steps: the rows that it refuses are taken out until there is none.
  for (;;) {
    const errors = plan.issues.filter(({ severity, path }) => severity === "error" && path.length > 0);
    const wrong = new Set(errors.map(({ path }) => wanted[Number(path[0])]));
    if (wrong.size === 0) break;
    tell(errors);
    for (const row of wrong) if (row) refused.add(row);
    wanted = wanted.filter((row) => !wrong.has(row));
    plan = planOf(wanted);
  }
  // Beside what was found about each tunnel alone, what shows between them.
  tell(plan.issues.filter(({ code, path }) => path.length > 0 && code.startsWith("tunnels.")));
  const steps = new Map(plan.steps.map((step, index) => [wanted[index], step]));
  const create = plan.steps.filter(({ action }) => action === "create").length;
  return {
    rows: rows.map((row) => {
      const step = steps.get(row);
      const action = refused.has(row) ? "refused" : left.has(row) ? "left" : (step?.action ?? "refused");
      return { row, action, step, issues: issues.get(row) ?? [] };
    }),
    plan: { ...plan, steps: plan.steps.filter(({ action }) => action !== "none") },
    create,
    free: Math.max(0, limits.tunnelsPerGateway - actual.length),
  };

  function planOf(some: readonly Row[]): Plan {
    const desired = some.map(({ tunnel }) => tunnel);
    // What has failed is sent again as it is, but not with a key that nobody asked for.
    const failed = actual
      .filter(({ metadata }) => metadata.status === "FAILED")
      .map(({ properties }) => properties.name);
    const rotateKeys = failed.filter((name) => some.some((row) => row.name === name && !row.newKey));
    return planTunnels(gatewayId, desired, actual, { rotateKeys });
  }

  /** At the row that an issue is about, with the other tunnel by its name. */
  function tell(found: readonly Issue[]) {
    for (const issue of found) {
      const row = wanted[Number(issue.path[0])];
      if (row) issues.set(row, [...(issues.get(row) ?? []), { ...issue, path: issue.path.slice(1) }]);
    }
  }
}
