// Controls for which tunnels are shown, and in which order.
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { SORTS, type View } from "./arrange";
import { useStatusName } from "./StatusBadge";

interface FiltersProps {
  view: View;
  /** The statuses to choose from. */
  statuses: string[];
  onChange: (view: View) => void;
}

export function Filters({ view, statuses, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const statusName = useStatusName();
  const id = useId();
  const change = (part: Partial<View>) => onChange({ ...view, ...part });
  return (
    <search className="filters">
      <div>
        <label htmlFor={`${id}-text`}>{t("list.filter")}</label>
        <input
          id={`${id}-text`}
          type="search"
          placeholder={t("list.filterHint")}
          autoComplete="off"
          spellCheck={false}
          value={view.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-status`}>{t("list.status")}</label>
        <select id={`${id}-status`} value={view.status} onChange={(event) => change({ status: event.target.value })}>
          <option value="">{t("list.anyStatus")}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusName(status)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-sort`}>{t("list.sort")}</label>
        <select
          id={`${id}-sort`}
          value={view.sort}
          onChange={(event) => change({ sort: event.target.value as View["sort"] })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`list.sorts.${sort}`)}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}
