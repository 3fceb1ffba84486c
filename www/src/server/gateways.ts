// The gateways of the connection, read once and kept: they change seldom.
import { useQuery } from "@tanstack/react-query";
import type { IPSecGatewayRead, TunnelClient } from "ionos-ipsec-tunnels/slim";
import { useConnection } from "../connection/ConnectionContext";
import { completeGateway } from "./complete";

export async function readGateways(client: TunnelClient, signal: AbortSignal): Promise<IPSecGatewayRead[]> {
  const gateways: IPSecGatewayRead[] = [];
  for await (const gateway of client.gateways({ signal })) gateways.push(completeGateway(gateway));
  return gateways;
}

export const gatewaysKey = (serial: number) => ["gateways", serial];

export function useGateways() {
  const { client, serial } = useConnection();
  return useQuery({
    queryKey: gatewaysKey(serial),
    queryFn: ({ signal }) => readGateways(client, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The gateway; undefined until the list is loaded, and if the list does not have it. */
export function useGateway(gatewayId: string): IPSecGatewayRead | undefined {
  return useGateways().data?.find(({ id }) => id === gatewayId);
}
