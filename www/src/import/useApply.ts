// Carries a plan out by the client's `apply`, and reports the outcome of each step. A tunnel that is sent twice is created once.
import type { IPSecTunnelRead, Plan, StepResult, TunnelError } from "ionos-ipsec-tunnels/slim";
import { useEffect, useRef, useState } from "react";
import { useConnection } from "../connection/ConnectionContext";
import { keepKey } from "../server/keys";
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

  /** Resolves to whether all of it has been sent. */
  async function start(plan: Plan, rows: readonly PlannedRow[], actual: readonly IPSecTunnelRead[]) {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setPlannedFor(actual);
    setOutcomes(new Map(plan.steps.map(({ id }) => [id, { status: "sending" }])));
    // The keys that the file does not have.
    const kept = new Map(
      plan.steps.flatMap(({ id }) => {
        const row = rows.find(({ step }) => step?.id === id)?.row;
        const key = row?.newKey && row.tunnel.auth.psk?.key;
        return key ? [[id, keepKey(id, key)]] : [];
      }),
    );
    const results = await client.apply(gatewayId, plan, {
      signal,
      onStep: ({ step, ...result }: StepResult) => {
        tell(step.id, result);
        const key = kept.get(step.id);
        if (result.status === "done") key?.confirm();
        else if (result.status === "failed") key?.fail(result.error);
        else key?.putBack();
      },
    });
    setFinished(true);
    reread();
    return results.every(({ status }) => status === "done");
  }

  function reset() {
    setOutcomes(new Map());
    setPlannedFor(undefined);
    setFinished(false);
  }

  const running = plannedFor !== undefined && !finished;
  return { outcomes, plannedFor, running, finished, start, stop: () => abort.current?.abort(), reset };
}
