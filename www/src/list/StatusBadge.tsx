// A tunnel's status in a word. A status that this release does not know is shown as the server wrote it.
import type { IPSecTunnelMetadata, Status } from "ionos-ipsec-tunnels";

const WORDS: Record<Status, string> = {
  AVAILABLE: "Available",
  PROVISIONING: "Provisioning",
  DESTROYING: "Being deleted",
  FAILED: "Failed",
};

export function StatusBadge({ status }: Pick<IPSecTunnelMetadata, "status">) {
  const known = Object.hasOwn(WORDS, status);
  return (
    <span className="badge" data-status={known ? status : "OTHER"}>
      {known ? WORDS[status as Status] : status}
    </span>
  );
}
