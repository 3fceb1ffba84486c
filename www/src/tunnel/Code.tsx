// A text to take along: shown, scrolled where it is wide, and copied with a button.
import { CopyButton } from "../ui/CopyButton";

export function Code({ text, hint, name }: { text: string; hint?: string; name?: string }) {
  return (
    <div className="code">
      <div className="row-of-buttons">
        <span className="hint">{hint}</span>
        <span className="row-of-buttons">
          <CopyButton text={text} what={name} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
