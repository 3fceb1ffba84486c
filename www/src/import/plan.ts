// What an import would do, row by row. The package makes the plan; rows that it refuses are left out, with the reasons.
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
  // A plan with an error has no steps. So the rows with errors are removed until there is no error.
  for (;;) {
    const errors = plan.issues.filter(({ severity, path }) => severity === "error" && path.length > 0);
    const wrong = new Set(errors.map(({ path }) => wanted[Number(path[0])]));
    if (wrong.size === 0) break;
    tell(errors);
    for (const row of wrong) if (row) refused.add(row);
    wanted = wanted.filter((row) => !wrong.has(row));
    plan = planOf(wanted);
  }
  // The issues of each tunnel alone, and those between tunnels.
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
    // A failed tunnel is sent again, unless its key was generated here: the user did not ask for a new key.
    const failed = actual
      .filter(({ metadata }) => metadata.status === "FAILED")
      .map(({ properties }) => properties.name);
    const rotateKeys = failed.filter((name) => some.some((row) => row.name === name && !row.newKey));
    return planTunnels(gatewayId, desired, actual, { rotateKeys });
  }

  /** Adds each issue to the row that it is about, with its path inside of the tunnel. */
  function tell(found: readonly Issue[]) {
    for (const issue of found) {
      const row = wanted[Number(issue.path[0])];
      if (row) issues.set(row, [...(issues.get(row) ?? []), { ...issue, path: issue.path.slice(1) }]);
    }
  }
}
