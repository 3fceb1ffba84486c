// Searches, filters and, on a phone, sorts the list of tunnels; and says how many of them are shown.
import { type IPSecTunnelRead, limits } from "ionos-ipsec-tunnels/slim";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../ui/Select";
import { STATUSES, useStatusName } from "../ui/Status";
import { COLUMNS, type Column, type View } from "./arrange";

interface FiltersProps {
  /** The field for the search. */
  ref: Ref<HTMLInputElement>;
  tunnels: readonly IPSecTunnelRead[];
  /** How many of the tunnels are shown. */
  shown: number;
  view: View;
  onChange: (part: Partial<View>) => void;
}

export function Filters({ ref, tunnels, shown, view, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const statusName = useStatusName();
  const count = tunnels.length;
  const statuses = [...new Set([...STATUSES, ...tunnels.map(({ metadata }) => metadata.status)])];
  return (
    <search className="filters">
      <input
        ref={ref}
        className="input"
        type="search"
        aria-label={t("list.search")}
        placeholder={t("list.searchHint")}
        autoComplete="off"
        spellCheck={false}
        value={view.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Select
        label={t("list.status")}
        unlabelled
        options={[
          { value: "", label: t("list.anyStatus") },
          ...statuses.map((value) => ({ value, label: statusName(value) })),
        ]}
        value={view.status}
        onChange={(status) => onChange({ status })}
      />
      <Select
        label={t("list.sort")}
        unlabelled
        className="phone-sort"
        options={COLUMNS.map((value) => ({ value, label: t(`list.${value}`) }))}
        value={view.sort}
        onChange={(column) => onChange({ sort: column as Column, descending: column === "created" })}
      />
      <span role="status" className="count hint">
        {shown < count
          ? t("list.matches", { count, matches: shown })
          : t("list.ofLimit", { count, limit: limits.tunnelsPerGateway })}
      </span>
    </search>
  );
}
