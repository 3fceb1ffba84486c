// Every field of a tunnel, checked as it is typed: `tunnelSchema` says what is wrong, `validateField` what is unwise.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type IPSecTunnel, limits, tunnelSchema } from "ionos-ipsec-tunnels";
import { useEffect } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { Attempt } from "../errors";
import { Problem } from "../Problem";
import { CidrList } from "./CidrList";
import { CrossAdvice } from "./CrossAdvice";
import { SelectField, TextArea, TextField } from "./fields";
import { PhaseFields } from "./PhaseFields";
import { PskField } from "./PskField";
import { EditingContext } from "./useChecked";
import type { FormValues } from "./values";

interface TunnelFormProps {
  initial: FormValues;
  editing: boolean;
  /** What came back from the last attempt to save. */
  error: unknown;
  onSave: (tunnel: IPSecTunnel) => Promise<void>;
  onCancel: () => void;
}

/** Raw: what is sent is what stands in the form, without defaults filled in for what was left empty. */
const resolver = standardSchemaResolver(tunnelSchema, undefined, { raw: true });

const AUTH_METHODS = [{ value: "PSK", label: "Pre-shared key (PSK)" }];

export function TunnelForm({ initial, editing, error, onSave, onCancel }: TunnelFormProps) {
  // A field is judged from its first change on, and all of them when the form is sent; not on leaving a field untouched,
  // because a message that appears then moves what stands below from under the mouse.
  const form = useForm<IPSecTunnel>({ defaultValues: initial, resolver, mode: "onChange" });
  const { setFocus } = form;
  const { isSubmitting } = form.formState;
  const attempt: Attempt = editing ? "change" : "create";

  // A dialog gives its first button the focus, and that is the one that closes it.
  useEffect(() => {
    setFocus("name");
  }, [setFocus]);

  return (
    <FormProvider {...form}>
      <EditingContext value={editing}>
        <form className="dialog-form" noValidate autoComplete="off" onSubmit={form.handleSubmit(onSave)}>
          <div className="dialog-body">
            <CrossAdvice>
              <TextField name="name" label="Name" />
              <TextArea name="description" label="Description" hint="Optional." />
              <TextField
                name="remoteHost"
                label="Remote host"
                hint="The public IPv4 address or the host name of the other side."
              />
              <SelectField name="auth.method" label="Authentication" options={AUTH_METHODS} />
              <PskField editing={editing} />
              <CidrList
                name="cloudNetworkCIDRs"
                label="Cloud network"
                hint="In your IONOS Cloud LAN. 0.0.0.0/0 or ::/0 for all addresses."
              />
              <CidrList
                name="peerNetworkCIDRs"
                label="Peer network"
                hint="On the other side, reached through the tunnel."
              />
              <PhaseFields name="ike" legend="IKE: the first exchange" lifetime={limits.ikeLifetime} />
              <PhaseFields name="esp" legend="ESP: the data" lifetime={limits.espLifetime} />
            </CrossAdvice>
            {error !== undefined && <Problem error={error} attempt={attempt} />}
          </div>
          <div className="dialog-actions">
            <button type="button" className="secondary outline" onClick={onCancel}>
              Cancel
            </button>
            <button type="submit" aria-busy={isSubmitting} disabled={isSubmitting}>
              {editing ? "Save changes" : "Create"}
            </button>
          </div>
        </form>
      </EditingContext>
    </FormProvider>
  );
}
