// The pre-shared key: hidden while typed unless asked for, and made from the platform's secure random source on demand.
import { generatePsk, type IPSecTunnel } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../CopyButton";
import { asText, Field, useControl } from "./fields";
import { PskStrength } from "./PskStrength";

const NAME = "auth.psk.key";

export function PskField({ editing }: { editing: boolean }) {
  const { t } = useTranslation();
  const { setValue, getValues } = useFormContext<IPSecTunnel>();
  const { checked, control } = useControl(NAME, { setValueAs: asText });
  const [shown, setShown] = useState(false);

  function generate() {
    setValue(NAME, generatePsk(), { shouldValidate: true, shouldDirty: true });
    // A generated key has to be copied to the other side, so it has to be seen.
    setShown(true);
  }

  return (
    <Field checked={checked} label={t("fields.psk")} hint={editing ? t("form.pskHintEditing") : t("form.pskHint")}>
      <div className="with-buttons psk">
        <input {...control} type={shown ? "text" : "password"} autoComplete="new-password" spellCheck={false} />
        <button type="button" className="secondary outline" onClick={() => setShown(!shown)}>
          {shown ? t("form.hide") : t("form.show")}
        </button>
        <button type="button" className="secondary outline" onClick={generate}>
          {t("form.generate")}
        </button>
        <CopyButton text={() => getValues(NAME) ?? ""} />
      </div>
      <PskStrength name={NAME} />
    </Field>
  );
}
