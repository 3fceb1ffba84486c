// The key that was sent for a tunnel, shown until the user says that it is saved: the API never gives it back.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnection } from "../connection/ConnectionContext";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import "./KeyNotice.css";

export function KeyNotice({ tunnelId }: { tunnelId: string }) {
  const { t } = useTranslation();
  const { keys } = useConnection();
  const [, setSaved] = useState(false);
  const key = keys.get(tunnelId);
  useAskBeforeUnload(key !== undefined);
  if (key === undefined) return null;

  function saved() {
    keys.delete(tunnelId);
    setSaved(true);
  }

  return (
    <section className="key-notice" aria-label={t("key.title")}>
      <p>
        <strong>{t("key.title")}</strong> {t("key.keep")}
      </p>
      <div className="row-of-buttons">
        <code>{key}</code>
        <CopyButton text={key} what={t("key.title")} />
        <Button look="small" onClick={saved}>
          {t("key.saved")}
        </Button>
      </div>
    </section>
  );
}

/** The browser asks before it leaves or reloads the page: what is only in its memory would be lost. */
export function useAskBeforeUnload(needed: boolean) {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [needed]);
}
