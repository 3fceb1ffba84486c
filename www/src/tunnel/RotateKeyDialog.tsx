// Replaces a tunnel's key and nothing else. The new key is shown here before it is sent, and on the tunnel's page afterwards.
import { useMutation } from "@tanstack/react-query";
import { generatePsk, type IPSecTunnelRead, validateField } from "ionos-ipsec-tunnels/slim";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnection } from "../connection/ConnectionContext";
import { sendKey } from "../server/keys";
import { usePutTunnel } from "../server/tunnels";
import { Problem } from "../shell/Problem";
import { say } from "../shell/Toasts";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { useSentence } from "../words/useSentence";
import { definitionOf } from "./definition";

interface RotateKeyDialogProps {
  gatewayId: string;
  tunnel: IPSecTunnelRead;
  onClose: () => void;
}

export function RotateKeyDialog({ gatewayId, tunnel, onClose }: RotateKeyDialogProps) {
  const { t } = useTranslation();
  const { client, unchecked } = useConnection();
  const sentence = useSentence();
  const put = usePutTunnel(gatewayId);
  const [key, setKey] = useState(() => generatePsk());
  const issues = validateField("auth.psk.key", key);
  const wrong = issues.find(({ severity }) => severity === "error");

  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      // The tunnel is read again, so that no change by others is reverted.
      const current = await client.get(gatewayId, tunnel.id);
      return sendKey(tunnel.id, key, () => unchecked.ensure(gatewayId, tunnel.id, definitionOf(current, key)));
    },
    onSuccess: async ({ tunnel: changed }) => {
      say(tunnel.id, "keyRotated", changed.properties.name);
      await put(changed);
    },
  });

  /** What is sent is not checked again, so that a wrong key must not get there. */
  function rotate() {
    // The dialog may have been closed by then, and another one be open.
    if (!wrong) mutate(undefined, { onSuccess: onClose });
  }

  return (
    <Dialog title={t("key.rotateTitle")} onClose={onClose}>
      <p>{t("key.rotateHint")}</p>
      <TextField
        label={t("fields.psk")}
        className="input mono"
        value={key}
        readOnly={isPending}
        error={wrong && sentence(wrong)}
        hint={issues[0] && sentence(issues[0])}
        onChange={(event) => setKey(event.target.value)}
      />
      <div className="row-of-buttons">
        <Button look="small" off={isPending} onClick={() => setKey(generatePsk())}>
          {t("form.generate")}
        </Button>
        <CopyButton text={key} />
      </div>
      {error && <Problem error={error} attempt="change" onRetry={rotate} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t("ui.cancel")}</Button>
        <Button look="primary" busy={isPending} off={wrong !== undefined} onClick={rotate}>
          {t("key.rotate")}
        </Button>
      </div>
    </Dialog>
  );
}
