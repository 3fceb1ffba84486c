// Every field of a tunnel, checked as it is typed: `tunnelSchema` says what is wrong, `validateField` what is unwise.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type IPSecTunnel, limits, tunnelSchema } from "ionos-ipsec-tunnels";
import { useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Problem } from "../Problem";
import type { Attempt } from "../useExplain";
import { CidrList } from "./CidrList";
import { CrossAdvice } from "./CrossAdvice";
import { changesBetween } from "./changes";
import { SelectField, TextArea, TextField } from "./fields";
import { JsonPanel } from "./JsonPanel";
import { PhaseFields } from "./PhaseFields";
import { PskField } from "./PskField";
import { Review } from "./Review";
import { EditingContext } from "./useChecked";
import type { FormValues } from "./values";

interface TunnelFormProps {
  initial: FormValues;
  /** Of the tunnel to change; without one a new tunnel is made. */
  tunnelId: string | undefined;
  /** What came back from the last attempt to save. */
  error: unknown;
  onSave: (tunnel: IPSecTunnel) => Promise<void>;
  onCancel: () => void;
}

/** Raw: what is sent is what stands in the form, without defaults filled in for what was left empty. */
const resolver = standardSchemaResolver(tunnelSchema, undefined, { raw: true });

export function TunnelForm({ initial, tunnelId, error, onSave, onCancel }: TunnelFormProps) {
  // A field is judged from the first pause in typing on, and all of them when the form is sent; not on leaving a field,
  // because a message that appears then moves what stands below from under the mouse.
  const form = useForm<IPSecTunnel>({ defaultValues: initial, resolver, mode: "onChange" });
  const { t } = useTranslation();
  const editing = tunnelId !== undefined;
  const { setFocus } = form;
  const { isSubmitting } = form.formState;
  // An edit is looked at once more before it is sent.
  const [reviewed, setReviewed] = useState<IPSecTunnel>();
  const submit = async (tunnel: IPSecTunnel) => (editing && !reviewed ? setReviewed(tunnel) : onSave(tunnel));
  const attempt: Attempt = editing ? "change" : "create";

  // A dialog gives its first button the focus, and that is the one that closes it.
  useEffect(() => {
    setFocus("name");
  }, [setFocus]);

  return (
    <FormProvider {...form}>
      <EditingContext value={editing}>
        <form className="dialog-form" noValidate autoComplete="off" onSubmit={form.handleSubmit(submit)}>
          <div className="dialog-body">
            {/* Hidden rather than gone: what was typed and seen is still there on the way back. */}
            <div className="with-panel" hidden={reviewed !== undefined}>
              <div>
                <CrossAdvice>
                  <TextField
                    name="name"
                    label={t("fields.name")}
                    hint={t("form.nameHint", { max: limits.nameLength })}
                  />
                  <TextArea
                    name="description"
                    label={t("fields.description")}
                    hint={t("form.descriptionHint", { max: limits.descriptionLength })}
                  />
                  <TextField name="remoteHost" label={t("fields.remoteHost")} hint={t("form.remoteHostHint")} />
                  <SelectField
                    name="auth.method"
                    label={t("fields.authentication")}
                    options={[{ value: "PSK", label: t("form.pskMethod") }]}
                  />
                  <PskField editing={editing} />
                  <CidrList name="cloudNetworkCIDRs" hint={t("form.cloudHint", limits.cidrsPerSide)} />
                  <CidrList name="peerNetworkCIDRs" hint={t("form.peerHint", limits.cidrsPerSide)} />
                  <PhaseFields name="ike" legend={t("form.ike")} lifetime={limits.ikeLifetime} />
                  <PhaseFields name="esp" legend={t("form.esp")} lifetime={limits.espLifetime} />
                </CrossAdvice>
              </div>
              <JsonPanel id={tunnelId} />
            </div>
            {reviewed && <Review changes={changesBetween(initial, reviewed)} />}
            {error !== undefined && <Problem error={error} attempt={attempt} />}
          </div>
          <div className="dialog-actions">
            <button
              type="button"
              className="secondary outline"
              onClick={reviewed ? () => setReviewed(undefined) : onCancel}
            >
              {reviewed ? t("review.back") : t("form.cancel")}
            </button>
            <button type="submit" aria-busy={isSubmitting} disabled={isSubmitting}>
              {reviewed ? t("review.send") : editing ? t("form.submitEdit") : t("form.submitCreate")}
            </button>
          </div>
        </form>
      </EditingContext>
    </FormProvider>
  );
}
