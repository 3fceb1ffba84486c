// A button. While it is busy or off it keeps the focus, so that nobody who works with the keyboard is thrown out of place.
import type { ButtonHTMLAttributes, Ref } from "react";
import "./Button.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  ref?: Ref<HTMLButtonElement>;
  /** Looks: "primary", "danger", "quiet", "small", several of them separated by spaces. */
  look?: string;
  /** What it started is going on: pressing it again does nothing. */
  busy?: boolean;
  /** Pressing it does nothing. Say why nearby. */
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
