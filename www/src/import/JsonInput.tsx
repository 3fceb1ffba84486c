// Takes the JSON text of an import: from a file that is chosen or dropped, or typed and pasted.
import type { Issue } from "ionos-ipsec-tunnels/slim";
import { type DragEvent, type Ref, useId } from "react";
import { useTranslation } from "react-i18next";
import { IssueLines } from "../form/Messages";
import "../ui/Field.css";

interface JsonInputProps {
  /** The text area. */
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  /** Issues of the text as a whole. */
  issues: readonly Issue[];
  /** The import has begun: the text takes no changes. */
  hidden: boolean;
  onChange: (text: string) => void;
}

export function JsonInput({ ref, text, issues, hidden, onChange }: JsonInputProps) {
  const { t } = useTranslation();
  const id = useId();

  const readFile = async (file: File | undefined) => file && !hidden && onChange(await file.text());

  /** Reads a file that is dropped. The browser would open it instead of the page, and what was entered would be lost. */
  function drop(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    readFile(event.dataTransfer.files[0]);
  }

  return (
    <section
      className="stack"
      aria-label={t("import.file")}
      hidden={hidden}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="field">
        <label htmlFor={`${id}-file`}>{t("import.file")}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            readFile(target.files?.[0]);
            // Cleared, so that choosing the same file again after it was edited fires an event.
            target.value = "";
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("import.text")}</label>
        <textarea
          ref={ref}
          id={`${id}-text`}
          className="textarea mono"
          rows={6}
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-issues`}
          onChange={(event) => onChange(event.target.value)}
        />
        <div id={`${id}-issues`} className="messages" aria-live="polite">
          <IssueLines issues={issues} />
        </div>
      </div>
    </section>
  );
}
