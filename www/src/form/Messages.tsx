// The lines under a field: how to fill it in, what is wrong, what is worth knowing, and a button for a better value.
import type { Issue } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { useSentence } from "../words/useSentence";
import type { Checked } from "./useChecked";

interface MessagesProps extends Pick<Checked, "messagesId" | "error" | "advice" | "use"> {
  hint?: string;
}

export function Messages({ messagesId, hint, error, advice, use }: MessagesProps) {
  return (
    <div id={messagesId} className="messages">
      {hint && <p>{hint}</p>}
      <div aria-live="polite">
        <IssueLines issues={error ? [error, ...advice] : advice} use={use} />
      </div>
    </div>
  );
}

interface IssueLinesProps {
  issues: readonly Issue[];
  /** Takes over a suggested value, where there is a field for it. */
  use?: Checked["use"];
}

/** One line for each issue. Errors stand out by their colour, advice by its first word. */
export function IssueLines({ issues, use }: IssueLinesProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  return issues.map((issue) => {
    const { severity, code, path, message, reference, suggestion } = issue;
    return (
      <p key={`${code} ${path.join(".")} ${message}`} className={severity}>
        {severity !== "error" && <strong>{t(severity === "warning" ? "form.warning" : "form.note")} </strong>}
        {sentence(issue)}
        {reference && <cite> {reference}</cite>}{" "}
        {use && suggestion !== undefined && (
          <button type="button" className="suggestion outline" onClick={() => use(suggestion)}>
            {t("form.use", { value: suggestion })}
          </button>
        )}
      </p>
    );
  });
}
