// Asks before a tunnel is deleted, by its name, and stays open where that fails.
import { ApiError, type IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { Modal } from "../Modal";
import { Problem } from "../Problem";
import { useSignal } from "../useSignal";

interface DeleteDialogProps {
  connection: Connection;
  tunnel: IPSecTunnelRead;
  onClose: () => void;
  /** Accepted: the tunnel is being destroyed. */
  onLeaving: (tunnel: IPSecTunnelRead) => void;
  onGone: () => void;
  /** Closed before the answer came: only the server knows. */
  onUncertain: () => void;
}

export function DeleteDialog({ connection, tunnel, onClose, onLeaving, onGone, onUncertain }: DeleteDialogProps) {
  const { client, gatewayId } = connection;
  const { t } = useTranslation();
  const { name, remoteHost } = tunnel.properties;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const newSignal = useSignal();

  async function remove() {
    const signal = newSignal();
    setBusy(true);
    setError(undefined);
    try {
      await client.delete(gatewayId, tunnel.id, { signal });
      onLeaving(await client.get(gatewayId, tunnel.id, { signal }));
    } catch (problem) {
      if (signal.aborted) return;
      // Gone is what was wanted, whoever deleted it.
      if (problem instanceof ApiError && problem.kind === "not-found") return onGone();
      setError(problem);
      setBusy(false);
    }
  }

  function close() {
    onClose();
    if (busy) onUncertain();
  }

  return (
    <Modal title={t("deletion.title")} onClose={close}>
      <div className="dialog-body">
        <p>
          <Trans i18nKey="deletion.question" values={{ remoteHost }} components={{ name: <strong>{name}</strong> }} />
        </p>
        {error !== undefined && <Problem error={error} attempt="change" />}
      </div>
      <div className="dialog-actions">
        <button type="button" className="secondary outline" onClick={close}>
          {t("deletion.keep")}
        </button>
        <button type="button" className="danger" onClick={remove} aria-busy={busy} disabled={busy}>
          {t("deletion.delete", { name })}
        </button>
      </div>
    </Modal>
  );
}
