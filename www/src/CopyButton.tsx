// Copies a text, and says so.
import { useState } from "react";
import { useTranslation } from "react-i18next";

export function CopyButton({ text }: { text: () => string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<"copied" | "notCopied">();

  async function copy() {
    // Not every page has a clipboard: browsers want a secure origin, and a user who allows it.
    const copied = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    );
    setOutcome(copied ? "copied" : "notCopied");
  }

  return (
    <>
      <button type="button" className="secondary outline" onClick={copy}>
        {t("form.copy")}
      </button>
      <small role="status">{outcome && t(`form.${outcome}`)}</small>
    </>
  );
}
