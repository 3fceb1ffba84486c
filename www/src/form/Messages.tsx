// The lines under a field: how to fill it in, what is wrong, what is worth knowing, and a button for a better value.
import type { Issue } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { useSentence } from "../words/useSentence";
import type { Checked } from "./useChecked";

interface MessagesProps extends Pick<Checked, "messagesId" | "error" | "advice" | "use"> {
  hint?: string;
}

export function Messages({ messagesId, hint, error, advice, use }: MessagesProps) {
  const sentence = useSentence();
  return (
    <div id={messagesId} className="messages">
      {hint && <p>{hint}</p>}
      <div aria-live="polite">
        {error && (
          <p className="error">
            {sentence(error)} <UseButton value={error.suggestion} use={use} />
          </p>
        )}
        <Advice issues={advice} use={use} />
      </div>
    </div>
  );
}

function Advice({ issues, use }: { issues: readonly Issue[]; use: Checked["use"] }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  return issues.map((issue) => (
    <p key={`${issue.code} ${issue.path.join(".")} ${issue.message}`} className={issue.severity}>
      <strong>{t(issue.severity === "warning" ? "form.warning" : "form.note")}</strong> {sentence(issue)}
      {issue.reference && <cite> {issue.reference}</cite>} <UseButton value={issue.suggestion} use={use} />
    </p>
  ));
}

function UseButton({ value, use }: { value: string | number | undefined; use: Checked["use"] }) {
  const { t } = useTranslation();
  if (value === undefined) return null;
  return (
    <button type="button" className="suggestion outline" onClick={() => use(value)}>
      {t("form.use", { value })}
    </button>
  );
}
