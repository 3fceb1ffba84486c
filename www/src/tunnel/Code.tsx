// A text to copy: it scrolls if it is wide, and has a button that copies it.
import type { ReactNode } from "react";
import { CopyButton } from "../ui/CopyButton";

interface CodeProps {
  text: string;
  /** The title above the text. */
  title?: string;
  hint?: string;
  /** Further buttons. */
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
