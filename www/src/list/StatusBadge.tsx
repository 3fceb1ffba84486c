// A tunnel's status in a word. A status that this release does not know is shown as the server wrote it.
import type { IPSecTunnelMetadata } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { en } from "../words/en";

type Status = keyof typeof en.status;

export const STATUSES = Object.keys(en.status);

export function useStatusName() {
  const { t } = useTranslation();
  return (status: string) => (STATUSES.includes(status) ? t(`status.${status as Status}`) : status);
}

export function StatusBadge({ status }: Pick<IPSecTunnelMetadata, "status">) {
  const statusName = useStatusName();
  return (
    <span className="badge" data-status={status}>
      {statusName(status)}
    </span>
  );
}
