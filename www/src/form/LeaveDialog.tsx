// Asks whether to keep or discard a form that has not been sent.
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

interface LeaveDialogProps {
  onStay: () => void;
  onKeep: () => void;
  onDiscard: () => void;
}

export function LeaveDialog({ onStay, onKeep, onDiscard }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("leave.title")} onClose={onStay}>
      <p>{t("leave.question")}</p>
      <div className="dialog-actions">
        <Button look="danger" onClick={onDiscard}>
          {t("leave.discard")}
        </Button>
        <Button onClick={onKeep}>{t("leave.keep")}</Button>
        <Button look="primary" onClick={onStay}>
          {t("leave.stay")}
        </Button>
      </div>
    </Dialog>
  );
}
