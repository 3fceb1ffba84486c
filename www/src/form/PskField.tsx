// The pre-shared key: hidden while typed unless asked for, and made from the platform's secure random source on demand.
import { generatePsk, type IPSecTunnel } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { asText, Field, useControl } from "./fields";

const NAME = "auth.psk.key";

export function PskField({ editing }: { editing: boolean }) {
  const { setValue } = useFormContext<IPSecTunnel>();
  const { checked, control } = useControl(NAME, { setValueAs: asText });
  const [shown, setShown] = useState(false);

  function generate() {
    setValue(NAME, generatePsk(), { shouldValidate: true, shouldDirty: true });
    // A generated key has to be copied to the other side, so it has to be seen.
    setShown(true);
  }

  return (
    <Field
      checked={checked}
      label="Pre-shared key"
      hint={
        editing
          ? "Enter it again: the API never gives a key back, and saving replaces the one in use."
          : "The same secret on both sides. The API never shows it again."
      }
    >
      <div className="with-buttons psk">
        <input {...control} type={shown ? "text" : "password"} autoComplete="new-password" spellCheck={false} />
        <button type="button" className="secondary outline" onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
        </button>
        <button type="button" className="secondary outline" onClick={generate}>
          Generate
        </button>
      </div>
    </Field>
  );
}
