// Brings in a JSON file of tunnels: checked as it is pasted, dropped or chosen, then applied with a result for each.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { IssueLines } from "../form/Messages";
import { Modal } from "../Modal";
import { ImportRow } from "./ImportRow";
import { readRows } from "./rows";
import { useApply } from "./useApply";

interface ImportDialogProps {
  connection: Connection;
  onClose: () => void;
  /** Something was sent: the list is not what it was. */
  onApplied: () => void;
}

export function ImportDialog({ connection, onClose, onApplied }: ImportDialogProps) {
  const { t } = useTranslation();
  const textField = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [{ rows, issues }, setFile] = useState<ReturnType<typeof readRows>>({ rows: [], issues: [] });
  const { outcomes, running, start, stop, reset } = useApply(connection);
  const sendable = rows.filter((row) => row.sendable);
  const done = [...outcomes.values()].filter(({ state }) => state !== "sending").length;

  function read(json: string) {
    setText(json);
    setFile(json.trim() === "" ? { rows: [], issues: [] } : readRows(json));
    reset();
  }

  const readFile = async (file: File | undefined) => file && !running && read(await file.text());

  // So that whoever has copied a list has only to paste it.
  useEffect(() => textField.current?.focus(), []);

  async function apply() {
    await start(sendable);
    onApplied();
  }

  return (
    <Modal title={t("import.title")} onClose={onClose} onFile={readFile}>
      <div className="dialog-body">
        <p className="hint">{t("import.hint")}</p>
        <div className="field">
          <label htmlFor="import-file">{t("import.file")}</label>
          <input
            id="import-file"
            type="file"
            accept=".json,application/json"
            disabled={running}
            onChange={({ target }) => {
              readFile(target.files?.[0]);
              // A file that was mended is chosen again, and only another choice is a change.
              target.value = "";
            }}
          />
        </div>
        <div className="field">
          <label htmlFor="import-text">{t("import.text")}</label>
          <textarea
            ref={textField}
            id="import-text"
            className="id"
            rows={6}
            spellCheck={false}
            value={text}
            readOnly={running}
            aria-describedby="import-issues"
            onChange={(event) => read(event.target.value)}
          />
          <div id="import-issues" className="messages" aria-live="polite">
            <IssueLines issues={issues} />
          </div>
        </div>
        {rows.length > 0 && (
          <>
            <p role="status">{t("import.summary", { count: rows.length, sendable: sendable.length })}</p>
            <ol className="import">
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file.
                <ImportRow key={index} row={row} outcome={outcomes.get(row)} />
              ))}
            </ol>
          </>
        )}
      </div>
      <div className="dialog-actions">
        {outcomes.size > 0 && <progress aria-label={t("import.progress")} max={sendable.length} value={done} />}
        {running ? (
          <button type="button" className="secondary" onClick={stop}>
            {t("import.stop")}
          </button>
        ) : (
          <button type="button" className="secondary outline" onClick={onClose}>
            {t("import.close")}
          </button>
        )}
        <button type="button" onClick={apply} disabled={running || sendable.length === 0} aria-busy={running}>
          {t("import.apply", { count: sendable.length })}
        </button>
      </div>
    </Modal>
  );
}
