// The statuses that each tunnel had during this visit, and since when. The API itself has no such history.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";

export interface Seen {
  status: string;
  at: Date;
}

export class StatusHistory {
  #seen = new Map<string, Seen[]>();

  record(tunnels: readonly IPSecTunnelRead[]) {
    for (const { id, metadata } of tunnels) {
      const seen = this.#seen.get(id) ?? [];
      if (seen.at(-1)?.status === metadata.status) continue;
      this.#seen.set(id, [...seen, { status: metadata.status, at: new Date() }]);
    }
  }

  of(tunnelId: string): readonly Seen[] {
    return this.#seen.get(tunnelId) ?? [];
  }
}
