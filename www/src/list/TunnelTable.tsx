// The tunnels as a dense table, a row for each; on a phone each row is a card.
// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop the roles of a table that is laid out as cards.
// biome-ignore-all lint/a11y/useSemanticElements: the elements are the semantic ones, with their roles in addition.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { addressOf } from "../server/addresses";
import { Status } from "../ui/Status";
import { UserText } from "../ui/UserText";
import { Age } from "./Age";
import { COLUMNS, type Column, type View } from "./arrange";
import "./TunnelTable.css";

interface TunnelTableProps {
  gatewayId: string;
  tunnels: readonly IPSecTunnelRead[];
  /** The one whose details are shown beside the table. */
  currentId: string | undefined;
  view: View;
  onSort: (sort: Column, descending: boolean) => void;
}

export function TunnelTable({ gatewayId, tunnels, currentId, view, onSort }: TunnelTableProps) {
  const { t } = useTranslation();
  const labels = Object.fromEntries(COLUMNS.map((column) => [column, t(`list.${column}`)]));
  return (
    <div className="tunnels">
      <table role="table" aria-label={t("list.title")}>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => {
              const sorted = view.sort === column;
              return (
                <th
                  key={column}
                  role="columnheader"
                  className={`col-${column}`}
                  aria-sort={sorted ? (view.descending ? "descending" : "ascending") : undefined}
                >
                  <button type="button" onClick={() => onSort(column, sorted && !view.descending)}>
                    {labels[column]}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {tunnels.map(({ id, metadata, properties }) => {
            const created = Date.parse(metadata.createdDate ?? "");
            return (
              <tr key={id} role="row" aria-current={id === currentId || undefined}>
                <td role="cell" className="col-status">
                  <Status status={metadata.status} />
                </td>
                <td role="cell" className="col-name">
                  <a href={`#${addressOf.tunnel(gatewayId, id)}`}>
                    <UserText>{properties.name || t("list.unnamed")}</UserText>
                  </a>
                </td>
                <td role="cell" className="col-peer" data-label={labels.peer}>
                  <UserText>{properties.remoteHost}</UserText>
                </td>
                <td role="cell" className="col-cloud mono" data-label={labels.cloud}>
                  <Networks networks={properties.cloudNetworkCIDRs} />
                </td>
                <td role="cell" className="col-peerNetworks mono" data-label={labels.peerNetworks}>
                  <Networks networks={properties.peerNetworkCIDRs} />
                </td>
                <td role="cell" className="col-created" data-label={labels.created}>
                  {created ? <Age date={new Date(created)} /> : t("tunnel.unknown")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** "10.0.0.0/16 +11" */
function Networks({ networks: [first, ...others] }: { networks: readonly string[] }) {
  return (
    <>
      {first !== undefined && <UserText>{first}</UserText>}
      {others.length > 0 && <span className="hint">&nbsp;+{others.length}</span>}
    </>
  );
}
