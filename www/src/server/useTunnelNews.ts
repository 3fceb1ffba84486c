// Shows a toast when the status of a tunnel has become final: available, failed, or gone.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useEffect, useRef } from "react";
import { say } from "../shell/Toasts";

export function useTunnelNews(tunnels: readonly IPSecTunnelRead[] | undefined) {
  const before = useRef(tunnels);
  useEffect(() => {
    const now = new Map(tunnels?.map((tunnel) => [tunnel.id, tunnel]));
    for (const { id, metadata, properties } of before.current ?? []) {
      const status = now.get(id)?.metadata.status;
      if (status === undefined && tunnels) say(id, "deleted", properties.name);
      if (metadata.status !== "PROVISIONING") continue;
      if (status === "AVAILABLE") say(id, "available", properties.name);
      if (status === "FAILED") say(id, "failed", properties.name);
    }
    before.current = tunnels;
  }, [tunnels]);
}
