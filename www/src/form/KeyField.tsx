// The pre-shared key: hidden while typed unless asked for, and made from the platform's secure random source on demand.
import { generatePsk } from "ionos-ipsec-tunnels/slim";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { type Checked, useChecked } from "./FormContext";
import { Frame, useControl } from "./fields";
import "./KeyField.css";
import type { FormValues } from "./values";

export function KeyField({ editing }: { editing: boolean }) {
  const { t } = useTranslation();
  const { setValue, control: formControl } = useFormContext<FormValues>();
  const { checked, control } = useControl("key");
  const [shown, setShown] = useState(false);
  const key = useWatch({ name: "key", control: formControl });

  function generate() {
    setValue("key", generatePsk(), { shouldDirty: true });
    // A generated key has to be copied to the other side, so it is shown.
    setShown(true);
  }

  return (
    <Frame checked={checked} label={t("fields.psk")} hint={editing ? t("form.pskHintEditing") : t("form.pskHint")}>
      <div className="key">
        <input
          {...control}
          className="input"
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          spellCheck={false}
          readOnly={checked.frozen}
        />
        <Button onClick={() => setShown(!shown)}>{shown ? t("form.hide") : t("form.show")}</Button>
        <Button off={checked.frozen} onClick={generate}>
          {t("form.generate")}
        </Button>
        <CopyButton text={key} />
      </div>
      <Strength none={key === ""} />
    </Frame>
  );
}

/** How strong the key is, by the validator's issues about it. */
function Strength({ none }: { none: boolean }) {
  const { t } = useTranslation();
  const level = levelOf(useChecked("key"));
  const count = { weak: 1, fair: 2, strong: 3 }[level];
  // An empty line keeps the place.
  if (none) return <div className="strength" />;
  return (
    <div className="strength" data-level={level}>
      {[1, 2, 3].map((step) => (
        <i key={step} className={step <= count ? "on" : undefined} />
      ))}
      <span className="unseen">{t("psk.strength")}</span>
      {t(`psk.${level}`)}
    </div>
  );
}

function levelOf({ error, advice }: Checked): "weak" | "fair" | "strong" {
  if (error || advice.some(({ severity }) => severity === "warning")) return "weak";
  return advice.length > 0 ? "fair" : "strong";
}
