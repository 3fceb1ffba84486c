// Copies a text, and says so for as long as the text stays the same.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";

interface CopyButtonProps {
  text: string;
  /** The name of what is copied, if the button is an icon alone. */
  what?: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<{ text: string; copied: boolean }>();
  // "Copied" is shown only for the text that was copied.
  const current = outcome?.text === text ? outcome : undefined;

  async function copy() {
    // The clipboard may be unavailable: browsers require a secure origin, and the user's permission.
    const copied = await (navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    ) ?? false);
    setOutcome({ text, copied });
  }

  return (
    <>
      {what === undefined ? (
        <Button look="small" onClick={copy}>
          {t("ui.copy")}
        </Button>
      ) : (
        <Button look="quiet small icon" onClick={copy} aria-label={t("ui.copyThis", { what })}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M10.5 3h-6A1.5 1.5 0 0 0 3 4.5v6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </Button>
      )}
      <small role="status">{current && t(current.copied ? "ui.copied" : "ui.notCopied")}</small>
    </>
  );
}
