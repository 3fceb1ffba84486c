// A labelled text field of a small form, with a hint, or an error in the hint's place.
import { type InputHTMLAttributes, type Ref, useId } from "react";
import "./Field.css";

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
  label: string;
  hint?: string;
  error?: string;
}

export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-message`}
      />
      <p id={`${id}-message`} className={error ? "error" : "hint"} aria-live="polite">
        {error ?? hint}
      </p>
    </div>
  );
}
