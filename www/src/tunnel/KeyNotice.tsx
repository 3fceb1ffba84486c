// The key that was sent for a tunnel, shown until the user confirms that it is saved: the API never returns it.
import { useTranslation } from "react-i18next";
import { sentKeys } from "../server/keys";
import { useSentKeys } from "../server/useSentKeys";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import "./KeyNotice.css";

export function KeyNotice({ tunnelId }: { tunnelId: string }) {
  const { t } = useTranslation();
  const sent = useSentKeys().get(tunnelId);
  if (sent === undefined) return null;
  const { key, isAnswered } = sent;
  return (
    <section className="key-notice" aria-label={t("key.title")}>
      <p>
        <strong>{t("key.title")}</strong> {t(isAnswered ? "key.keep" : "key.unsure")}
      </p>
      <div className="row-of-buttons">
        <code>{key}</code>
        <CopyButton text={key} what={t("key.title")} />
        <Button look="small" onClick={() => sentKeys.remove(tunnelId)}>
          {t("key.saved")}
        </Button>
      </div>
    </section>
  );
}
