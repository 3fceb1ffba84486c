// One tunnel: what it connects, how it is doing, and what can be done with it.
import { ApiError, type IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { Children, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { Problem } from "../Problem";
import { useSignal } from "../useSignal";
import { useFormat } from "../words/useFormat";
import { Age } from "./Age";
import { StatusBadge } from "./StatusBadge";
import { TunnelProgress } from "./TunnelProgress";
import { useWatch } from "./useWatch";

interface TunnelCardProps {
  connection: Connection;
  tunnel: IPSecTunnelRead;
  /** The tunnel was read again. */
  onRead: (tunnel: IPSecTunnelRead) => void;
  /** The server does not know the tunnel any more. */
  onGone: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function TunnelCard({ connection, tunnel, onRead, onGone, onEdit, onDelete }: TunnelCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const watch = useWatch(connection, tunnel, { onRead, onGone });
  const refresh = useRefresh(connection, tunnel.id, { onRead, onGone });
  const { name, description, remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs, ike, esp } = tunnel.properties;
  const { status, statusMessage, createdDate } = tunnel.metadata;
  const created = Date.parse(createdDate ?? "") ? new Date(createdDate ?? "") : undefined;
  const leaving = status === "DESTROYING";

  return (
    <article id={tunnel.id} className="tunnel" aria-labelledby={titleId} tabIndex={-1}>
      <div className="card-head">
        <h3 id={titleId}>{name}</h3>
        <StatusBadge status={status} />
      </div>
      {description && <p>{description}</p>}
      {watch.destination && watch.error === undefined && (
        <TunnelProgress key={watch.destination} name={name} destination={watch.destination} />
      )}
      {status === "FAILED" && (
        <div className="problem">
          <p>
            <strong>{statusMessage || t("tunnel.noReason")}</strong>
          </p>
          <p>{t("errors.failed.advice")}</p>
        </div>
      )}
      {watch.error !== undefined && (
        <Problem error={watch.error}>
          <button type="button" className="secondary outline" onClick={watch.again}>
            {t("tunnel.watchAgain")}
          </button>
        </Problem>
      )}
      {refresh.error !== undefined && <Problem error={refresh.error} />}
      <dl className="facts">
        <Fact term={t("fields.remoteHost")}>{remoteHost}</Fact>
        <Fact term={t("fields.cloudNetworks")}>{cloudNetworkCIDRs}</Fact>
        <Fact term={t("fields.peerNetworks")}>{peerNetworkCIDRs}</Fact>
        <Fact term={t("tunnel.age")}>{created ? <Age date={created} /> : t("tunnel.unknown")}</Fact>
      </dl>
      <div className="card-foot">
        <details>
          <summary>{t("tunnel.details")}</summary>
          <dl className="facts">
            <Fact term={t("tunnel.id")}>{tunnel.id}</Fact>
            <Fact term="IKE">{settingsOf(ike, format.seconds)}</Fact>
            <Fact term="ESP">{settingsOf(esp, format.seconds)}</Fact>
            <Fact term={t("tunnel.created")}>{created ? format.dateTime(created) : t("tunnel.unknown")}</Fact>
          </dl>
        </details>
        <div className="actions">
          <button
            type="button"
            className="secondary outline"
            onClick={refresh.start}
            aria-busy={refresh.busy}
            disabled={refresh.busy}
          >
            {t("tunnel.refresh")}
          </button>
          <button type="button" className="secondary outline" onClick={onEdit} disabled={leaving}>
            {t("tunnel.edit")}
          </button>
          <button type="button" className="danger outline" onClick={onDelete} disabled={leaving}>
            {t("tunnel.delete")}
          </button>
        </div>
      </div>
    </article>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      {Children.map(children, (value) => (
        <dd>{value}</dd>
      ))}
    </div>
  );
}

function settingsOf(phase: IPSecTunnelRead["properties"]["ike"], inSeconds: (count: number) => string) {
  return [
    phase.encryptionAlgorithm,
    phase.integrityAlgorithm,
    phase.diffieHellmanGroup,
    phase.lifetime === undefined ? undefined : inSeconds(phase.lifetime),
  ].filter((value) => value !== undefined);
}

/** Reads one tunnel again when asked to. */
function useRefresh(
  { client, gatewayId }: Connection,
  tunnelId: string,
  { onRead, onGone }: Pick<TunnelCardProps, "onRead" | "onGone">,
) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const newSignal = useSignal();

  async function start() {
    const signal = newSignal();
    setBusy(true);
    setError(undefined);
    try {
      onRead(await client.get(gatewayId, tunnelId, { signal }));
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof ApiError && problem.kind === "not-found") return onGone();
      setError(problem);
    } finally {
      if (!signal.aborted) setBusy(false);
    }
  }
  return { busy, error, start };
}
