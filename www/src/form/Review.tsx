// The last look before an edit is sent: what will be different, and that the key is replaced.
import { useTranslation } from "react-i18next";
import { useFieldName } from "../words/useFieldName";
import type { Change } from "./changes";

export function Review({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  return (
    <>
      <h3>{t("review.title")}</h3>
      {changes.length === 0 && <p>{t("review.keyOnly")}</p>}
      {changes.length > 0 && (
        <dl className="changes">
          {changes.map(({ path, before, after }) => (
            <div key={path}>
              <dt>{nameOf(path)}</dt>
              <dd>
                <del>{before || t("review.nothing")}</del> → <ins>{after || t("review.nothing")}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{t("review.key")}</p>
    </>
  );
}
