// The review before an edit is sent. It shows what will change, what somebody else has changed meanwhile, and that the key is
// replaced.
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Title } from "../shell/Title";
import { Button } from "../ui/Button";
import { UserText } from "../ui/UserText";
import { useFieldName } from "../words/useFieldName";
import { useFormat } from "../words/useFormat";
import { algorithmName } from "../words/useSentence";
import type { Difference } from "./merge";
import "./Review.css";

interface ReviewProps {
  /** The line above the title, which names the tunnel. */
  edited: string;
  differences: readonly Difference[];
  /** Whether the tunnel has been deleted meanwhile. */
  deleted: boolean;
  /** The paths at which the value of the other person is kept. */
  keepTheirs: ReadonlySet<string>;
  onKeep: (path: string, theirs: boolean) => void;
  /** The request is under way. */
  busy: boolean;
  /** The error of the last attempt, if it failed. */
  problem: ReactNode;
  onBack: () => void;
  onSend: () => void;
}

export function Review({ edited, deleted, busy, problem, onBack, onSend, ...changes }: ReviewProps) {
  const { t } = useTranslation();
  return (
    <div className="tunnel-form">
      <div>
        <p className="hint">{edited}</p>
        <Title>{t("review.title")}</Title>
      </div>
      <Changes deleted={deleted} {...changes} />
      {problem}
      <div className="actions">
        <Button off={busy} onClick={onBack}>
          {t("review.back")}
        </Button>
        <Button look="primary" busy={busy} onClick={onSend}>
          {t(deleted ? "review.createAgain" : "review.send")}
        </Button>
      </div>
    </div>
  );
}

type ChangesProps = Pick<ReviewProps, "differences" | "deleted" | "keepTheirs" | "onKeep">;

function Changes({ differences, deleted, keepTheirs, onKeep }: ChangesProps) {
  const { t } = useTranslation();
  const meanwhile = differences.some(({ was, theirs }) => was !== theirs);
  return (
    <div className="review">
      {deleted && <p className="problem">{t("review.deleted")}</p>}
      {!deleted && meanwhile && <p className="problem">{t("review.meanwhile")}</p>}
      {differences.length === 0 && <p>{t("review.keyOnly")}</p>}
      <div className="changes">
        {differences.map((difference) => (
          <Change
            key={difference.path}
            difference={difference}
            meanwhile={meanwhile}
            keepTheirs={keepTheirs.has(difference.path)}
            onKeep={(theirs) => onKeep(difference.path, theirs)}
          />
        ))}
      </div>
      <p>{t("review.key")}</p>
    </div>
  );
}

interface ChangeProps {
  difference: Difference;
  meanwhile: boolean;
  keepTheirs: boolean;
  onKeep: (theirs: boolean) => void;
}

function Change({ difference, meanwhile, keepTheirs, onKeep }: ChangeProps) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = useFieldName();
  const { path, was, theirs, yours, conflict } = difference;
  const states = meanwhile
    ? ([
        ["was", was],
        ["theirs", theirs],
        ["yours", yours],
      ] as const)
    : ([
        ["before", was],
        ["after", yours],
      ] as const);
  return (
    <section className={`change ${conflict ? "conflict" : ""}`} aria-labelledby={id}>
      <h2 id={id}>{nameOf(path)}</h2>
      <dl>
        {states.map(([state, value]) => (
          <div key={state}>
            <dt>{t(`review.${state}`)}</dt>
            <dd className={state}>
              <Value path={path} value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {conflict && (
        <fieldset>
          <legend>{t("review.conflict")}</legend>
          {[true, false].map((theirsStands) => (
            <label key={String(theirsStands)} className="checkbox">
              <input
                type="radio"
                name={`${id}-choice`}
                checked={keepTheirs === theirsStands}
                onChange={() => onKeep(theirsStands)}
              />
              {t(theirsStands ? "review.theirs" : "review.yours")}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** In the words of the form: algorithms by their labels, lifetimes as times. */
function Value({ path, value }: { path: string; value: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === "") return t("review.nothing");
  if (path.endsWith(".lifetime") && /^\d+$/.test(value)) return format.duration(Number(value));
  return <UserText>{path.startsWith("ike.") || path.startsWith("esp.") ? algorithmName(value) : value}</UserText>;
}
