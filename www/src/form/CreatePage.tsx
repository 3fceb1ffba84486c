// The form of a new tunnel, empty or a duplicate of another. The id is made when the form is opened: sent twice, it is still one
// tunnel.
import { useMutation } from "@tanstack/react-query";
import { type IPSecTunnelRead, limits, newTunnelId } from "ionos-ipsec-tunnels/slim";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useConnection } from "../connection/ConnectionContext";
import { addressOf } from "../server/addresses";
import { sendKey } from "../server/keys";
import { usePutTunnel, useTunnels } from "../server/tunnels";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { say } from "../shell/Toasts";
import { useAskBeforeUnload } from "../shell/useAskBeforeUnload";
import { Button } from "../ui/Button";
import { type Draft, draftKey, drafts } from "./drafts";
import { LeaveDialog } from "./LeaveDialog";
import "./TunnelForm.css";
import { TunnelForm } from "./TunnelForm";
import { type FormValues, newValues, tunnelOf, valuesOf } from "./values";

interface CreatePageProps {
  gatewayId: string;
  /** The tunnel to duplicate, if any. */
  originalId: string | undefined;
}

export default function CreatePage({ gatewayId, originalId }: CreatePageProps) {
  const { t } = useTranslation();
  const { data: tunnels, error, refetch } = useTunnels(gatewayId);
  return (
    <div className="form-page">
      <Title>{t("form.create")}</Title>
      {error && !tunnels && (
        <Problem error={error} onRetry={refetch}>
          <Button onClick={() => refetch()}>{t("page.tryAgain")}</Button>
        </Problem>
      )}
      {!tunnels && !error && <progress aria-label={t("list.reading")} />}
      {tunnels && <Create gatewayId={gatewayId} originalId={originalId} tunnels={tunnels} />}
    </div>
  );
}

function Create({ gatewayId, originalId, tunnels }: CreatePageProps & { tunnels: IPSecTunnelRead[] }) {
  const { t } = useTranslation();
  const [, goTo] = useLocation();
  const { client } = useConnection();
  const put = usePutTunnel(gatewayId);
  const key = draftKey(gatewayId, originalId, originalId !== undefined);
  const [begun] = useState(begin);
  const [draft] = useState<Draft>(() => drafts.all().get(key) ?? begun);
  const [leaving, setLeaving] = useState(false);
  const [changed, setChanged] = useState(false);
  const full = tunnels.length >= limits.tunnelsPerGateway && !tunnels.some(({ id }) => id === draft.id);
  useAskBeforeUnload(changed);

  function begin(): Draft {
    const original = tunnels.find(({ id }) => id === originalId);
    const values = original ? valuesOf(original) : newValues();
    const name = original ? t("tunnel.copyOf", { name: values.name }) : "";
    return { id: newTunnelId(), values: { ...values, name }, copyOf: originalId };
  }

  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: FormValues) =>
      sendKey(draft.id, values.key, () => client.ensure(gatewayId, draft.id, tunnelOf(values))),
    onSuccess: async ({ tunnel }) => {
      drafts.remove(key);
      say(tunnel.id, "created", tunnel.properties.name);
      await put(tunnel);
    },
  });

  /** Goes on to the tunnel, unless the user has left the page by then. */
  function send(values: FormValues) {
    mutate(values, {
      onSuccess: ({ tunnel }) => goTo(addressOf.tunnel(gatewayId, tunnel.id, "peer"), { replace: true }),
    });
  }

  function change(values: FormValues | undefined) {
    setChanged(values !== undefined);
    if (values) drafts.set(key, { ...draft, values });
    else drafts.remove(key);
  }

  function leave(keep: boolean) {
    if (keep) say(draft.id, "draftKept", drafts.all().get(key)?.values.name || t("list.newDraft"));
    else drafts.remove(key);
    goTo(addressOf.tunnels(gatewayId));
  }

  return (
    <>
      {full && <p className="problem">{t("list.full", { limit: limits.tunnelsPerGateway })}</p>}
      <TunnelForm
        initial={draft.values}
        pristine={begun.values}
        tunnelId={draft.id}
        original={undefined}
        tunnels={tunnels.filter(({ id }) => id !== draft.id)}
        busy={isPending}
        error={error}
        attempt="create"
        submitLabel={t("form.submitCreate")}
        onChange={change}
        onSubmit={send}
        onCancel={() => (drafts.all().has(key) ? setLeaving(true) : leave(false))}
      />
      {leaving && (
        <LeaveDialog onStay={() => setLeaving(false)} onKeep={() => leave(true)} onDiscard={() => leave(false)} />
      )}
    </>
  );
}
