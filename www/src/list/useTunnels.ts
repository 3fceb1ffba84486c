// The tunnels of one gateway, a page at a time, and how reads, creations and deletions change what is on the page.
import type { IPSecTunnelRead, IPSecTunnelReadList } from "ionos-ipsec-tunnels";
import { useCallback, useEffect, useState } from "react";
import type { Connection } from "../connection/connection";

export const PAGE_SIZE = 10;

export function useTunnels({ client, gatewayId }: Connection) {
  const [offset, setOffset] = useState(0);
  const [turn, setTurn] = useState(0);
  const [page, setPage] = useState<IPSecTunnelReadList>();
  const [error, setError] = useState<unknown>();
  const [loading, setLoading] = useState(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn reads the same page again.
  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    client.list(gatewayId, { offset, limit: PAGE_SIZE, signal: abort.signal }).then(
      (list) => {
        if (abort.signal.aborted) return;
        // The last tunnel of the last page is gone: what is left is on the page before.
        if (list.items.length === 0 && offset > 0) return setOffset(Math.max(0, offset - PAGE_SIZE));
        setPage(list);
        setError(undefined);
        setLoading(false);
      },
      (problem: unknown) => {
        if (abort.signal.aborted) return;
        setError(problem);
        setLoading(false);
      },
    );
    return () => abort.abort();
  }, [client, gatewayId, offset, turn]);

  const changeItems = useCallback((change: (items: IPSecTunnelRead[]) => IPSecTunnelRead[]) => {
    setPage((current) => current && { ...current, items: change(current.items) });
  }, []);

  return {
    page,
    error,
    loading,
    reload: () => setTurn((current) => current + 1),
    previous: () => setOffset((current) => Math.max(0, current - PAGE_SIZE)),
    next: () => setOffset((current) => current + PAGE_SIZE),
    /** A newer reading of a tunnel on this page. */
    replace: (tunnel: IPSecTunnelRead) =>
      changeItems((items) => items.map((item) => (item.id === tunnel.id ? tunnel : item))),
    /** A new tunnel goes on top, to be watched, wherever the server will sort it in. */
    add: (tunnel: IPSecTunnelRead) =>
      changeItems((items) => [tunnel, ...items.filter((item) => item.id !== tunnel.id)]),
  };
}
