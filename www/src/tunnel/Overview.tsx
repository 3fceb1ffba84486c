// When a tunnel was created and changed, by whom, and its statuses during this visit.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import type { ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useConnection } from "../connection/ConnectionContext";
import { CopyButton } from "../ui/CopyButton";
import { Status } from "../ui/Status";
import { UserText } from "../ui/UserText";
import { useFormat } from "../words/useFormat";

export function Overview({ tunnel }: { tunnel: IPSecTunnelRead }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { history } = useConnection();
  const { createdDate, createdBy, lastModifiedDate, lastModifiedBy } = tunnel.metadata;

  const when = (date: string | undefined, who: string | undefined): ReactNode => {
    const time = Date.parse(date ?? "") ? format.dateTime(new Date(date ?? "")) : t("tunnel.unknown");
    if (!who) return time;
    return <Trans i18nKey="tunnel.by" values={{ time }} components={{ name: <UserText>{who}</UserText> }} />;
  };

  return (
    <dl className="facts">
      <div>
        <dt>{t("tunnel.id")}</dt>
        <dd className="row-of-buttons">
          <span className="mono">{tunnel.id}</span>
          <CopyButton text={tunnel.id} what={t("tunnel.id")} />
        </dd>
      </div>
      <div>
        <dt>{t("tunnel.created")}</dt>
        <dd>{when(createdDate, createdBy)}</dd>
      </div>
      <div>
        <dt>{t("tunnel.changed")}</dt>
        <dd>{when(lastModifiedDate, lastModifiedBy)}</dd>
      </div>
      <div>
        <dt>{t("tunnel.history")}</dt>
        {history.of(tunnel.id).map(({ status, at }) => (
          <dd key={at.getTime()}>
            {format.time(at)} <Status status={status} />
          </dd>
        ))}
      </div>
    </dl>
  );
}
