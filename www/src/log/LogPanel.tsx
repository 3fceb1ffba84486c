// The request log: it shows what the client does, attempts and pauses included.
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { en } from "../words/en";
import { useFormat } from "../words/useFormat";
import "./LogPanel.css";
import type { Entry, RequestLog } from "./log";

type Reason = keyof typeof en.log.reasons;

export function LogPanel({ log }: { log: RequestLog }) {
  const { t } = useTranslation();
  const entries = useSyncExternalStore(log.subscribe, log.entries);
  return (
    <details className="card log">
      <summary>
        {t("log.title")} <small>{t("log.attempts", { count: entries.length })}</small>
      </summary>
      {entries.length === 0 ? (
        <p className="hint">{t("log.empty")}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
          <section className="scroll" aria-label={t("log.title")} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {(["time", "request", "attempt", "answer", "duration"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`log.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <Row key={entry.key} entry={entry} />
                ))}
              </tbody>
            </table>
          </section>
          <Button look="small" onClick={log.clear}>
            {t("log.clear")}
          </Button>
        </>
      )}
    </details>
  );
}

function Row({ entry: { at, method, path, attempt, status, durationMs, retry } }: { entry: Entry }) {
  const { t } = useTranslation();
  const reasonWords = useReasonWords();
  const format = useFormat();
  return (
    <tr>
      <td>{format.time(at)}</td>
      <td className="mono">
        {method} {path}
      </td>
      <td>{attempt}</td>
      <td>
        {status ?? (retry ? "" : "–")}{" "}
        {retry && (
          <small>
            {reasonWords(retry.reason)} {t("log.retry", { delay: format.milliseconds(retry.delayMs) })}
          </small>
        )}
      </td>
      <td>{durationMs === undefined ? "–" : format.milliseconds(durationMs)}</td>
    </tr>
  );
}

/** Why a request was sent again, in the chosen language. A status is not repeated, as its own column shows it. */
function useReasonWords() {
  const { t } = useTranslation();
  return (reason: string) => {
    if (reason.startsWith("status ")) return "";
    return Object.hasOwn(en.log.reasons, reason) ? t(`log.reasons.${reason as Reason}`) : reason;
  };
}
