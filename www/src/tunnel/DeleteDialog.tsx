// Asks before a tunnel is deleted, by its name, and stays open where that fails.
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
        // Gone is what was wanted, whoever deleted it.
        if (!(problem instanceof ApiError && problem.kind === "not-found")) throw problem;
      }),
    onSuccess: onClose,
    // Whatever came of it, the list tells.
    onSettled: reread,
  });

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
      {error && <Problem error={error} attempt="change" onRetry={mutate} />}
      <div className="dialog-actions">
        {/* Once it is under way, nobody can promise that. */}
        <Button off={isPending} onClick={onClose}>
          {t("deletion.keep")}
        </Button>
        <Button look="primary danger" onClick={() => mutate()} busy={isPending}>
          {t("deletion.delete", { name: plainUserText(name) })}
        </Button>
      </div>
    </Dialog>
  );
}
