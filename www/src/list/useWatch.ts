// Follows a tunnel that is on its way (being provisioned or destroyed) until it has arrived.
import { type IPSecTunnelRead, WaitError } from "ionos-ipsec-tunnels";
import { useEffect, useEffectEvent, useState } from "react";
import type { Connection } from "../connection/connection";

/** Short, so that there is something to see; a program without a spectator leaves the defaults. */
const PACE = { intervalMs: 500, maxIntervalMs: 3000 };

export type Destination = "available" | "deleted";

interface WatchHandlers {
  onRead: (tunnel: IPSecTunnelRead) => void;
  onGone: () => void;
}

export function useWatch({ client, gatewayId }: Connection, tunnel: IPSecTunnelRead, handlers: WatchHandlers) {
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const destination = destinationOf(tunnel);

  const read = useEffectEvent(handlers.onRead);
  const gone = useEffectEvent(handlers.onGone);
  const stopped = useEffectEvent((problem: unknown) => {
    if (!(problem instanceof WaitError) || problem.reason === "timeout") return setError(problem);
    // FAILED and DESTROYING are states to show, and not an error of the watching.
    const last = problem.tunnel;
    if (last && (problem.reason === "failed" || last.metadata.status === "DESTROYING")) return handlers.onRead(last);
    handlers.onGone();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn watches the same tunnel again.
  useEffect(() => {
    setError(undefined);
    if (!destination) return;
    const abort = new AbortController();
    const unlessAborted =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        if (!abort.signal.aborted) then(value);
      };
    const options = { ...PACE, signal: abort.signal, onPoll: unlessAborted(read) };
    if (destination === "available") {
      client.waitUntilAvailable(gatewayId, tunnel.id, options).then(unlessAborted(read), unlessAborted(stopped));
    } else {
      client.waitUntilDeleted(gatewayId, tunnel.id, options).then(unlessAborted(gone), unlessAborted(stopped));
    }
    return () => abort.abort();
  }, [client, gatewayId, tunnel.id, destination, turn]);

  return { destination, error, again: () => setTurn((current) => current + 1) };
}

/** Where a tunnel that is on its way will arrive. */
export function destinationOf({ metadata }: IPSecTunnelRead): Destination | undefined {
  if (metadata.status === "PROVISIONING") return "available";
  return metadata.status === "DESTROYING" ? "deleted" : undefined;
}
