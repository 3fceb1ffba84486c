// A text to take along: shown, scrolled where it is wide, and copied with a button.
import type { ReactNode } from "react";
import { CopyButton } from "../ui/CopyButton";

interface CodeProps {
  text: string;
  /** What the text is called, above it. */
  title?: string;
  hint?: string;
  /** More that can be done with it. */
  children?: ReactNode;
}

export function Code({ text, title, hint, children }: CodeProps) {
  return (
    <div className="code">
      <div className="row-of-buttons">
        {title && <h2>{title}</h2>}
        <span className="hint">{hint}</span>
        {children}
        <CopyButton text={text} what={title} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
