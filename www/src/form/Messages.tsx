// The lines under a field: errors, advice, and a button for a suggested value, or else a hint how to fill the field in. Their
// place does not grow, so that nothing below it moves. Longer messages cover what is below while the field has the focus, and
// are cut off otherwise.
import { type Issue, limits } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { useFieldName } from "../words/useFieldName";
import { useSentence } from "../words/useSentence";
import type { Checked } from "./FormContext";
import "./Messages.css";
import { referencesIn } from "./references";

interface MessagesProps extends Pick<Checked, "messagesId" | "frozen" | "error" | "advice" | "use"> {
  hint?: string;
}

export function Messages({ messagesId, frozen, hint, error, advice, use }: MessagesProps) {
  const issues = error ? [error, ...advice] : advice;
  return (
    <div id={messagesId} className="messages">
      {/* The hint keeps its space while messages are shown in its place. */}
      {hint && <p className={issues.length > 0 ? "kept-free" : undefined}>{hint}</p>}
      <div className="lines" aria-live="polite">
        <IssueLines issues={issues} use={use} frozen={frozen} />
      </div>
    </div>
  );
}

interface IssueLinesProps {
  issues: readonly Issue[];
  /** Takes over a suggested value, where there is a field for it. */
  use?: Checked["use"];
  /** It cannot be taken over at present. */
  frozen?: boolean;
}

/** One line for each issue. Errors stand out by their colour, advice by its first word. */
export function IssueLines({ issues, use, frozen }: IssueLinesProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const nameOf = useFieldName();

  function wordsOf(issue: Issue) {
    const phase = issue.path[0];
    if (issue.path[1] !== "lifetime" || (issue.code !== "type" && issue.code !== "number.integer"))
      return sentence(issue);
    const { min, max } = phase === "ike" ? limits.ikeLifetime : limits.espLifetime;
    return t("form.wholeSeconds", { field: nameOf(issue.path.join(".")), min, max });
  }

  return issues.map((issue) => {
    const { severity, code, path, message, reference, suggestion } = issue;
    return (
      <p key={`${code} ${path.join(".")} ${message}`} className={severity}>
        {severity !== "error" && <strong>{t(severity === "warning" ? "form.warning" : "form.note")} </strong>}
        {wordsOf(issue)}
        {reference && <References text={reference} />}{" "}
        {use && suggestion !== undefined && (
          <Button look="small" off={frozen} onClick={() => use(suggestion)}>
            {t("form.use", { value: suggestion })}
          </Button>
        )}
      </p>
    );
  });
}

/** Links to the documents. */
function References({ text }: { text: string }) {
  return referencesIn(text).map(({ name, address }) => (
    <span key={name}>
      {" "}
      {address ? (
        <a href={address} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
    </span>
  ));
}
