// A button. While it is busy or disabled it keeps the focus, so that keyboard users do not lose their place.
import type { ButtonHTMLAttributes, Ref } from "react";
import "./Button.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  ref?: Ref<HTMLButtonElement>;
  /** Variants of its look: "primary", "danger", "quiet", "small"; several are separated by spaces. */
  look?: string;
  /** Its action is in progress: pressing it again does nothing. */
  busy?: boolean;
  /** It is disabled: pressing it does nothing. Say why nearby. */
  off?: boolean;
}

export function Button({ look = "", busy = false, off = false, type = "button", onClick, ...others }: ButtonProps) {
  const idle = busy || off;
  return (
    <button
      {...others}
      type={type}
      className={`button ${look}`}
      aria-busy={busy || undefined}
      aria-disabled={idle || undefined}
      onClick={(event) => {
        // A submit button would otherwise submit.
        if (idle) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
