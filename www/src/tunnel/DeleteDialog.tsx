// Asks before a tunnel is deleted, and names it. Stays open if that fails.
import { useMutation } from "@tanstack/react-query";
import { ApiError, type IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { Trans, useTranslation } from "react-i18next";
import { useConnection } from "../connection/ConnectionContext";
import { useReread } from "../server/tunnels";
import { Problem } from "../shell/Problem";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { plainUserText, UserText } from "../ui/UserText";

interface DeleteDialogProps {
  gatewayId: string;
  tunnel: IPSecTunnelRead;
  onClose: () => void;
}

export function DeleteDialog({ gatewayId, tunnel, onClose }: DeleteDialogProps) {
  const { client } = useConnection();
  const { t } = useTranslation();
  const { name, remoteHost } = tunnel.properties;
  const reread = useReread(gatewayId);

  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      client.delete(gatewayId, tunnel.id).catch((problem: unknown) => {
        // The tunnel is gone, as was wanted, whoever has deleted it.
        if (!(problem instanceof ApiError && problem.kind === "not-found")) throw problem;
      }),
    // In any case the list shows the outcome.
    onSettled: reread,
  });

  // The dialog may have been closed by then, and another one be open.
  const send = () => mutate(undefined, { onSuccess: onClose });

  return (
    <Dialog title={t("deletion.title")} onClose={onClose}>
      <p>
        <Trans
          i18nKey="deletion.question"
          components={{
            name: (
              <strong>
                <UserText>{name}</UserText>
              </strong>
            ),
            host: <UserText>{remoteHost}</UserText>,
          }}
        />
      </p>
      {error && <Problem error={error} attempt="change" onRetry={send} />}
      <div className="dialog-actions">
        {/* "Keep" is disabled once the request is under way, because it could not be honoured. */}
        <Button off={isPending} onClick={onClose}>
          {t("deletion.keep")}
        </Button>
        <Button look="primary danger" onClick={send} busy={isPending}>
          {t("deletion.delete", { name: plainUserText(name) })}
        </Button>
      </div>
    </Dialog>
  );
}
