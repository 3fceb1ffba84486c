// The plain fields of the form: a native control, its label, and its messages, tied together for screen readers.
import type { IPSecTunnel } from "ionos-ipsec-tunnels";
import type { ReactNode } from "react";
import { type RegisterOptions, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Messages } from "./Messages";
import { type Checked, type FieldName, useChecked } from "./useChecked";

interface FieldProps {
  name: FieldName;
  label: string;
  hint?: string;
}

/** An empty text is nothing entered: it is left out of what is sent. */
export const asText = (value: unknown) => (value === "" ? undefined : value);

/** A number where it is one; other text stays as it is, for the validator to refuse. */
const asNumber = (value: unknown) => {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  return Number.isNaN(Number(text)) ? text : Number(text);
};

/** What ties a control to React Hook Form and to its messages. */
export function useControl(name: FieldName, options?: RegisterOptions<IPSecTunnel>) {
  const { register } = useFormContext<IPSecTunnel>();
  const checked = useChecked(name);
  return {
    checked,
    control: {
      ...register(name, options),
      id: checked.id,
      "aria-invalid": checked.error ? true : undefined,
      "aria-describedby": checked.messagesId,
    },
  };
}

export function Field({
  label,
  hint,
  checked,
  children,
}: Omit<FieldProps, "name"> & { checked: Checked; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={checked.id}>{label}</label>
      {children}
      <Messages hint={hint} {...checked} />
    </div>
  );
}

export function TextField({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name, { setValueAs: asText });
  return (
    <Field checked={checked} {...field}>
      <input {...control} autoComplete="off" spellCheck={false} />
    </Field>
  );
}

export function TextArea({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name, { setValueAs: asText });
  return (
    <Field checked={checked} {...field}>
      <textarea {...control} rows={2} />
    </Field>
  );
}

/** Not type="number": that hides from the validator what it cannot read, and lets the mouse wheel change a lifetime. */
export function NumberField({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name, { setValueAs: asNumber });
  return (
    <Field checked={checked} {...field}>
      <input {...control} inputMode="numeric" autoComplete="off" />
    </Field>
  );
}

interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string; default?: boolean }[];
}

export function SelectField({ name, options, ...field }: SelectFieldProps) {
  const { t } = useTranslation();
  const { formState } = useFormContext<IPSecTunnel>();
  const { checked, control } = useControl(name);
  const initial = name
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], formState.defaultValues);
  // What the server set stays in sight, also when this release does not know it, instead of changing silently.
  const unknown = typeof initial === "string" && !options.some(({ value }) => value === initial);
  const preset = options.find((option) => option.default);
  return (
    <Field checked={checked} hint={preset && t("form.default", { label: preset.label })} {...field}>
      <select {...control}>
        {unknown && <option value={initial}>{t("form.unknownOption", { value: initial })}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
