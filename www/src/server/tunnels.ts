// The tunnels of a gateway, as the server has them. TanStack Query reads them again when the window gets the focus, when the
// network is back, and at intervals while the status of a tunnel is about to change. Its own retries are off: the client has
// better ones.
import { QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useConnection } from "../connection/ConnectionContext";
import { completeTunnel } from "./complete";

/** Short, since a person is watching; a program would wait with the client's own, longer pauses. */
const POLL_MS = 1500;

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false, networkMode: "always" } },
  });

/** Whether the status of a tunnel is about to change. */
export const isUnderWay = ({ metadata: { status } }: IPSecTunnelRead) =>
  status === "PROVISIONING" || status === "DESTROYING";

export function useTunnels(gatewayId: string) {
  const { client, serial, history } = useConnection();
  return useQuery({
    queryKey: ["tunnels", serial, gatewayId],
    queryFn: async ({ signal }) => {
      const tunnels: IPSecTunnelRead[] = [];
      for await (const tunnel of client.iterate(gatewayId, { signal })) tunnels.push(completeTunnel(tunnel));
      history.record(tunnels);
      return tunnels;
    },
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MS : false),
  });
}

/** Puts a tunnel that was just read or written into the cached list, and has the list read again. */
export function usePutTunnel(gatewayId: string) {
  const { serial, history } = useConnection();
  const queries = useQueryClient();
  const queryKey = ["tunnels", serial, gatewayId];
  return async (written: IPSecTunnelRead) => {
    const tunnel = completeTunnel(written);
    // A request that began before the change would bring the old state back.
    await queries.cancelQueries({ queryKey });
    history.record([tunnel]);
    queries.setQueryData<IPSecTunnelRead[]>(queryKey, (tunnels = []) =>
      tunnels.some(({ id }) => id === tunnel.id)
        ? tunnels.map((other) => (other.id === tunnel.id ? tunnel : other))
        : [...tunnels, tunnel],
    );
    queries.invalidateQueries({ queryKey });
  };
}

/** Has the tunnels of a gateway read again. */
export function useReread(gatewayId: string) {
  const { serial } = useConnection();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["tunnels", serial, gatewayId] });
}
