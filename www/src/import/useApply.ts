// Carries a plan out by the client's `apply`, and reports the outcome of each step. A tunnel that is sent twice is created once.
import type { IPSecTunnelRead, Plan, TunnelError } from "ionos-ipsec-tunnels/slim";
import { useEffect, useRef, useState } from "react";
import { useConnection } from "../connection/ConnectionContext";
import { sentKeys } from "../server/keys";
import { useReread } from "../server/tunnels";
import type { PlannedRow } from "./plan";

export type Outcome = { status: "sending" | "done" | "skipped" } | { status: "failed"; error: TunnelError };

export function useApply(gatewayId: string) {
  const { client } = useConnection();
  const reread = useReread(gatewayId);
  /** By the tunnel's id. */
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [plannedFor, setPlannedFor] = useState<readonly IPSecTunnelRead[]>();
  const [finished, setFinished] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const tell = (id: string, outcome: Outcome) => setOutcomes((current) => new Map(current).set(id, outcome));

  /** Resolves to whether it ran to its end. */
  async function start(plan: Plan, rows: readonly PlannedRow[], actual: readonly IPSecTunnelRead[]) {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setPlannedFor(actual);
    setOutcomes(new Map(plan.steps.map(({ id }) => [id, { status: "sending" }])));
    const results = await client.apply(gatewayId, plan, {
      signal,
      onStep: ({ step, ...result }) => tell(step.id, result),
    });
    for (const { step, ...result } of results) {
      tell(step.id, result);
      const row = rows.find((planned) => planned.step?.id === step.id)?.row;
      const key = row?.newKey ? row.tunnel.auth.psk?.key : undefined;
      if (result.status === "done" && key) sentKeys.set(step.id, { key, isAnswered: true });
    }
    setFinished(true);
    reread();
    return !signal.aborted;
  }

  function reset() {
    setOutcomes(new Map());
    setPlannedFor(undefined);
    setFinished(false);
  }

  const running = plannedFor !== undefined && !finished;
  return { outcomes, plannedFor, running, finished, start, stop: () => abort.current?.abort(), reset };
}
