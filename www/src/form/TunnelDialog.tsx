// The dialog around the form. For an edit it first reads the tunnel's present state, so that nobody saves over news.
import type { IPSecTunnel, IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { Modal } from "../Modal";
import { Problem } from "../Problem";
import { useSignal } from "../useSignal";
import { TunnelForm } from "./TunnelForm";
import { editValues, type FormValues, newTunnelValues } from "./values";

interface TunnelDialogProps {
  connection: Connection;
  /** The tunnel to change; without one a new tunnel is made. */
  editing?: IPSecTunnelRead;
  onClose: () => void;
  onSaved: (tunnel: IPSecTunnelRead, created: boolean) => void;
  /** There was no answer that tells whether it was saved: only the server knows. */
  onUncertain: () => void;
}

export function TunnelDialog({ connection, editing, onClose, onSaved, onUncertain }: TunnelDialogProps) {
  const { client, gatewayId } = connection;
  const { t } = useTranslation();
  const initial = useInitialValues(connection, editing?.id);
  const [error, setError] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const newSignal = useSignal();

  async function save(tunnel: IPSecTunnel) {
    const signal = newSignal();
    setSaving(true);
    setError(undefined);
    try {
      if (editing) {
        const { tunnel: saved, created } = await client.ensure(gatewayId, editing.id, tunnel, { signal });
        onSaved(saved, created);
      } else {
        onSaved(await client.create(gatewayId, tunnel, { signal }), true);
      }
    } catch (problem) {
      if (signal.aborted) return;
      setError(problem);
      // Whatever came of it, the list behind the dialog tells.
      onUncertain();
      setSaving(false);
    }
  }

  function close() {
    onClose();
    if (saving) onUncertain();
  }

  return (
    <Modal title={editing ? t("form.edit", { name: editing.properties.name }) : t("form.create")} onClose={close}>
      {initial.values ? (
        <TunnelForm initial={initial.values} tunnelId={editing?.id} error={error} onSave={save} onCancel={close} />
      ) : (
        <div className="dialog-body">
          {initial.error === undefined ? (
            <progress aria-label={t("form.reading")} />
          ) : (
            <Problem error={initial.error} />
          )}
        </div>
      )}
    </Modal>
  );
}

function useInitialValues({ client, gatewayId }: Connection, tunnelId: string | undefined) {
  const [values, setValues] = useState<FormValues | undefined>(() => (tunnelId ? undefined : newTunnelValues()));
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (!tunnelId) return;
    const abort = new AbortController();
    client.get(gatewayId, tunnelId, { signal: abort.signal }).then(
      (tunnel) => !abort.signal.aborted && setValues(editValues(tunnel)),
      (problem: unknown) => !abort.signal.aborted && setError(problem),
    );
    return () => abort.abort();
  }, [client, gatewayId, tunnelId]);
  return { values, error };
}
