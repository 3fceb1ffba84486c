// The plain fields of the form: a control, its label, and its messages, tied together for screen readers.
import type { ReactNode } from "react";
import { type FieldPath, useController, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Select } from "../ui/Select";
import { plainUserText } from "../ui/UserText";
import { type Checked, useChecked } from "./FormContext";
import { Messages } from "./Messages";
import type { FormValues } from "./values";
import "../ui/Field.css";

type FieldName = FieldPath<FormValues>;

interface FieldProps {
  name: FieldName;
  label: string;
  hint?: string;
}

/** What ties a control to React Hook Form and to its messages. */
export function useControl(name: FieldName) {
  const { register } = useFormContext<FormValues>();
  const checked = useChecked(name);
  return {
    checked,
    control: {
      ...register(name),
      id: checked.id,
      "aria-invalid": checked.error ? true : undefined,
      "aria-describedby": checked.messagesId,
    },
  };
}

interface FrameProps extends Omit<FieldProps, "name"> {
  checked: Checked;
  children: ReactNode;
}

export function Frame({ label, hint, checked, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={checked.id}>{label}</label>
      {children}
      <Messages hint={hint} {...checked} />
    </div>
  );
}

export function TextField({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name);
  return (
    <Frame checked={checked} {...field}>
      <input {...control} className="input" readOnly={checked.frozen} autoComplete="off" spellCheck={false} />
    </Frame>
  );
}

export function TextArea({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name);
  return (
    <Frame checked={checked} {...field}>
      <textarea {...control} className="textarea" rows={1} readOnly={checked.frozen} />
    </Frame>
  );
}

/** It is not of type "number", which would hide unreadable text from the validator, and let the mouse wheel change the value. */
export function NumberField({ name, ...field }: FieldProps) {
  const { checked, control } = useControl(name);
  return (
    <Frame checked={checked} {...field}>
      <input {...control} className="input" readOnly={checked.frozen} inputMode="numeric" autoComplete="off" />
    </Frame>
  );
}

interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string; default?: boolean }[];
}

export function SelectField({ name, label, hint, options }: SelectFieldProps) {
  const { t } = useTranslation();
  const checked = useChecked(name);
  const { field } = useController<FormValues>({ name });
  const current = String(field.value);
  // A value that the server has set and this release does not know is offered too, so that it does not change silently.
  const unknown = options.every(({ value }) => value !== current);
  const preset = options.find((option) => option.default);
  return (
    <Select
      {...field}
      label={label}
      options={[
        ...(unknown ? [{ value: current, label: t("form.unknownOption", { value: plainUserText(current) }) }] : []),
        ...options,
      ]}
      value={current}
      disabled={checked.frozen}
      invalid={checked.error !== undefined}
      describedBy={checked.messagesId}
    >
      <Messages hint={hint ?? (preset && t("form.default", { label: preset.label }))} {...checked} />
    </Select>
  );
}
