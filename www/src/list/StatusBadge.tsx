// A tunnel's status in a word. A status that this release does not know is shown as the server wrote it.
import type { IPSecTunnelMetadata } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { en } from "../words/en";

type Status = keyof typeof en.status;

export function StatusBadge({ status }: Pick<IPSecTunnelMetadata, "status">) {
  const { t } = useTranslation();
  const known = Object.hasOwn(en.status, status);
  return (
    <span className="badge" data-status={known ? status : "OTHER"}>
      {known ? t(`status.${status as Status}`) : status}
    </span>
  );
}
