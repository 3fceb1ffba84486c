// One tunnel of an import: what would be done with it or why nothing can be, and afterwards the outcome.
import { useTranslation } from "react-i18next";
import { IssueLines } from "../form/Messages";
import { sentKeys } from "../server/keys";
import { useSentKeys } from "../server/useSentKeys";
import { Problem } from "../shell/Problem";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { plainUserText, UserText } from "../ui/UserText";
import { useFieldName } from "../words/useFieldName";
import type { PlannedRow } from "./plan";
import type { Outcome } from "./useApply";

interface ImportRowProps {
  planned: PlannedRow;
  outcome: Outcome | undefined;
  /** Sending has begun: the plan no longer changes. */
  began: boolean;
  onInclude: (wanted: boolean) => void;
}

export function ImportRow({ planned, outcome, began, onInclude }: ImportRowProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const { row, action, step, issues } = planned;
  const name = row.name || t("import.nameless");
  const sends = action === "create" || action === "update";
  return (
    <li>
      <div className="line">
        <div className="checkbox">
          {!began && (sends || action === "left") && (
            <input
              type="checkbox"
              checked={action !== "left"}
              aria-label={t("import.include", { name: plainUserText(name) })}
              onChange={(event) => onInclude(event.target.checked)}
            />
          )}
          <b>
            <UserText>{name}</UserText>
          </b>
        </div>
        <span className="action" data-action={outcome?.status ?? action}>
          {outcome ? t(`import.outcomes.${outcome.status}`) : t(`import.actions.${actionWord(action)}`)}
        </span>
      </div>
      {step?.action === "update" && (
        <p className="hint">{step.changes.map(({ path }) => nameOf(path.join("."))).join(", ")}</p>
      )}
      {sends && row.newKey && !began && <p className="hint">{t("import.newKey")}</p>}
      {step && row.newKey && (outcome?.status === "done" || outcome?.status === "failed") && <NewKey id={step.id} />}
      <div className="messages">
        <IssueLines issues={issues} />
      </div>
      {outcome?.status === "failed" && <Problem error={outcome.error} attempt="change" />}
    </li>
  );
}

/** The generated key, until the user confirms that it is saved; nothing if it was refused. */
function NewKey({ id }: { id: string }) {
  const { t } = useTranslation();
  const sent = useSentKeys().get(id);
  if (sent === undefined) return null;
  return (
    <>
      <div className="row-of-buttons">
        <span>{t("fields.psk")}</span>
        <code>{sent.key}</code>
        <CopyButton text={sent.key} />
        <Button look="small" onClick={() => sentKeys.remove(id)}>
          {t("key.saved")}
        </Button>
      </div>
      {!sent.isAnswered && <p>{t("key.unsure")}</p>}
    </>
  );
}

/** The words for steps. An import deletes nothing, so there is no word for that. */
function actionWord(action: PlannedRow["action"]) {
  return action === "delete" ? "left" : action;
}
