// The tunnels of one gateway, read page by page, and how reads, creations and deletions change what is known of them.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useEffect, useState } from "react";
import type { Connection } from "../connection/connection";

/** Each tunnel by its id, with the turn of reading that last saw it. */
type Known = ReadonlyMap<string, { tunnel: IPSecTunnelRead; turn: number }>;

export function useTunnels({ client, gatewayId }: Connection) {
  const [known, setKnown] = useState<Known>(new Map());
  const [turn, setTurn] = useState(0);
  const [reading, setReading] = useState(true);
  const [complete, setComplete] = useState(false);
  const [error, setError] = useState<unknown>();

  /** A newer reading of a tunnel, or a new tunnel. */
  const put = (tunnel: IPSecTunnelRead) => setKnown((current) => new Map(current).set(tunnel.id, { tunnel, turn }));
  const keep = (isKept: (id: string, seen: number) => boolean) =>
    setKnown((current) => new Map([...current].filter(([id, { turn: seen }]) => isKept(id, seen))));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn reads the same tunnels again.
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    async function read() {
      for await (const tunnel of client.iterate(gatewayId, { signal })) {
        if (signal.aborted) return;
        put(tunnel);
      }
      // What this turn did not come across is gone.
      keep((_, seen) => seen === turn);
      setComplete(true);
    }
    setReading(true);
    setError(undefined);
    read()
      .catch((problem: unknown) => !signal.aborted && setError(problem))
      .finally(() => !signal.aborted && setReading(false));
    return () => abort.abort();
  }, [client, gatewayId, turn]);

  return {
    tunnels: [...known.values()].map(({ tunnel }) => tunnel),
    reading,
    /** All tunnels were read at least once. */
    complete,
    error,
    reload: () => setTurn((current) => current + 1),
    put,
    remove: (tunnelId: string) => keep((id) => id !== tunnelId),
  };
}
