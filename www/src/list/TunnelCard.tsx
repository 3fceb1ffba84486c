// One tunnel: what it connects, how it is doing, and what can be done with it.
import { ApiError, type IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { Problem } from "../Problem";
import { useSignal } from "../useSignal";
import { StatusBadge } from "./StatusBadge";
import { TunnelProgress } from "./TunnelProgress";
import { useWatch } from "./useWatch";

interface TunnelCardProps {
  connection: Connection;
  tunnel: IPSecTunnelRead;
  /** The tunnel was read again. */
  onRead: (tunnel: IPSecTunnelRead) => void;
  onAvailable: (tunnel: IPSecTunnelRead) => void;
  /** The server does not know the tunnel any more. */
  onGone: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function TunnelCard({ connection, tunnel, onRead, onAvailable, onGone, onEdit, onDelete }: TunnelCardProps) {
  const { t, i18n } = useTranslation();
  const titleId = useId();
  const watch = useWatch(connection, tunnel, { onRead, onAvailable, onGone });
  const refresh = useRefresh(connection, tunnel.id, { onRead, onGone });
  const { name, description, remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs, ike, esp } = tunnel.properties;
  const { status, statusMessage, createdDate } = tunnel.metadata;
  const leaving = status === "DESTROYING";

  return (
    <article className="tunnel" aria-labelledby={titleId}>
      <div className="card-head">
        <h3 id={titleId}>{name}</h3>
        <StatusBadge status={status} />
      </div>
      {description && <p>{description}</p>}
      {watch.destination && watch.error === undefined && (
        <TunnelProgress key={watch.destination} name={name} destination={watch.destination} />
      )}
      {status === "FAILED" && (
        <div role="alert" className="problem">
          {statusMessage || t("tunnel.noReason")}
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
      <dl>
        <Fact term={t("fields.remoteHost")} values={[remoteHost]} />
        <Fact term={t("fields.cloudNetworks")} values={cloudNetworkCIDRs} />
        <Fact term={t("fields.peerNetworks")} values={peerNetworkCIDRs} />
      </dl>
      <details>
        <summary>{t("tunnel.details")}</summary>
        <dl>
          <Fact term="IKE" values={algorithmsOf(ike)} />
          <Fact term="ESP" values={algorithmsOf(esp)} />
          <Fact
            term={t("tunnel.created")}
            values={[createdDate ? new Date(createdDate).toLocaleString(i18n.language) : t("tunnel.unknown")]}
          />
          <Fact term={t("tunnel.id")} values={[tunnel.id]} />
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
    </article>
  );
}

function Fact({ term, values }: { term: string; values: (string | undefined)[] }) {
  return (
    <div>
      <dt>{term}</dt>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the server may list a network twice, and nothing here has a state.
        <dd key={index}>{value}</dd>
      ))}
    </div>
  );
}

function algorithmsOf(phase: IPSecTunnelRead["properties"]["ike"]): (string | undefined)[] {
  return [
    phase.encryptionAlgorithm,
    phase.integrityAlgorithm,
    phase.diffieHellmanGroup,
    phase.lifetime === undefined ? undefined : `${phase.lifetime} s`,
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
