// The lines under a field: how to fill it in, what is wrong, what is worth knowing, and a button for a better value.
import type { Issue } from "ionos-ipsec-tunnels";
import { withLabels } from "./labels";
import type { Checked } from "./useChecked";

interface MessagesProps extends Pick<Checked, "messagesId" | "error" | "advice" | "suggestion" | "use"> {
  hint?: string;
}

export function Messages({ messagesId, hint, error, advice, suggestion, use }: MessagesProps) {
  return (
    <div id={messagesId} className="messages">
      {hint && <p>{hint}</p>}
      <div aria-live="polite">
        {error && (
          <p className="error">
            {withLabels(error)} <UseButton value={suggestion} use={use} />
          </p>
        )}
        <Advice issues={advice} use={use} />
      </div>
    </div>
  );
}

function Advice({ issues, use }: { issues: readonly Issue[]; use: Checked["use"] }) {
  return issues.map((issue) => (
    <p key={`${issue.code} ${issue.path.join(".")} ${issue.message}`} className={issue.severity}>
      <strong>{issue.severity === "warning" ? "Warning:" : "Note:"}</strong> {withLabels(issue.message)}
      {issue.reference && <cite> {issue.reference}</cite>} <UseButton value={issue.suggestion} use={use} />
    </p>
  ));
}

function UseButton({ value, use }: { value: string | number | undefined; use: Checked["use"] }) {
  if (value === undefined) return null;
  return (
    <button type="button" className="suggestion outline" onClick={() => use(value)}>
      Use {value}
    </button>
  );
}
