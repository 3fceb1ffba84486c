// Sends the rows of an import, several at a time. The id follows from the name: sent twice, a tunnel is still one.
import { tunnelIdFor } from "ionos-ipsec-tunnels";
import { useEffect, useRef, useState } from "react";
import type { Connection } from "../connection/connection";
import type { Row } from "./rows";

const AT_A_TIME = 3;

export type Outcome =
  | { state: "sending" | "created" | "changed" | "stopped" | "unsent" }
  | { state: "failed"; error: unknown };

export function useApply({ client, gatewayId }: Connection) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<Row, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const tell = (row: Row, outcome: Outcome) => setOutcomes((current) => new Map(current).set(row, outcome));

  async function send(row: Row, signal: AbortSignal) {
    tell(row, { state: "sending" });
    try {
      const id = tunnelIdFor(gatewayId, row.name);
      const { created } = await client.ensure(gatewayId, id, row.tunnel, { signal });
      tell(row, { state: created ? "created" : "changed" });
    } catch (error) {
      tell(row, signal.aborted ? { state: "stopped" } : { state: "failed", error });
    }
  }

  /** Resolves once all rows have an outcome. */
  async function start(rows: readonly Row[]) {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setOutcomes(new Map());
    setRunning(true);
    const left = rows.values();
    // Each sender takes the next row from the one supply.
    const sender = async () => {
      for (const row of left) {
        if (signal.aborted) tell(row, { state: "unsent" });
        else await send(row, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, sender));
    setRunning(false);
  }

  return { outcomes, running, start, stop: () => abort.current?.abort(), reset: () => setOutcomes(new Map()) };
}
