// The tunnels of a gateway, and beside or instead of them the one at the address.
import { type IPSecTunnelRead, limits } from "ionos-ipsec-tunnels/slim";
import { useRef, useSyncExternalStore } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { type Draft, drafts } from "../form/drafts";
import { saveAs } from "../import/saveAs";
import { addressOf } from "../server/addresses";
import { useGateway } from "../server/gateways";
import { useTunnels } from "../server/tunnels";
import { useTunnelNews } from "../server/useTunnelNews";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { TunnelDetails } from "../tunnel/TunnelDetails";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { STATUSES, useStatusName } from "../ui/Status";
import { UserText } from "../ui/UserText";
import { arrange, COLUMNS, type Column, EVERYTHING } from "./arrange";
import { TunnelTable } from "./TunnelTable";
import { useView } from "./useView";
import "./TunnelsPage.css";

interface TunnelsPageProps {
  gatewayId: string;
  tunnelId: string | undefined;
  tab: string | undefined;
}

export default function TunnelsPage({ gatewayId, tunnelId, tab }: TunnelsPageProps) {
  const { t, i18n } = useTranslation();
  const statusName = useStatusName();
  const [, goTo] = useLocation();
  const gateway = useGateway(gatewayId);
  const { data: tunnels, error, isFetching, refetch } = useTunnels(gatewayId);
  const [view, setView] = useView(gatewayId);
  const search = useRef<HTMLInputElement>(null);
  useTunnelNews(tunnels);

  const count = tunnels?.length ?? 0;
  const limit = limits.tunnelsPerGateway;
  const full = count >= limit;
  const shown = arrange(tunnels ?? [], view, i18n.language);
  const statuses = [...new Set([...STATUSES, ...(tunnels ?? []).map(({ metadata }) => metadata.status)])];

  const sort = (column: Column, descending: boolean) => setView({ ...view, sort: column, descending });

  function showAll() {
    setView({ ...view, ...EVERYTHING });
    search.current?.focus();
  }

  return (
    <div className={`tunnels-page ${tunnelId ? "with-details" : ""}`}>
      <section className="list" aria-label={t("list.title")}>
        <div className="toolbar">
          <div className="where">
            <ListTitle name={gateway?.properties.name} beside={tunnelId !== undefined} />
            <span className="hint mono">{gateway?.properties.gatewayIP || gatewayId}</span>
            <a className="hint" href={`#${addressOf.gateways()}`}>
              {t("gateways.all")}
            </a>
          </div>
          <div className="row-of-buttons">
            <Button onClick={() => refetch()} busy={isFetching}>
              {t("list.reload")}
            </Button>
            <Button off={!tunnels} onClick={() => saveAs("tunnels.json", exported(tunnels ?? []))}>
              {t("list.export")}
            </Button>
            <Button off={!tunnels} onClick={() => goTo(addressOf.import(gatewayId))}>
              {t("list.import")}
            </Button>
            <Button
              look="primary"
              off={!tunnels || full}
              aria-describedby={full ? "full" : undefined}
              onClick={() => goTo(addressOf.create(gatewayId))}
            >
              {t("list.create")}
            </Button>
          </div>
        </div>
        <DraftLines gatewayId={gatewayId} />
        {full && (
          <p id="full" className="full">
            {t("list.full", { limit })}
          </p>
        )}
        {error && (
          <Problem error={error} onRetry={refetch}>
            <Button onClick={() => refetch()}>{t("page.tryAgain")}</Button>
            {tunnels && <span>{t("list.old")}</span>}
          </Problem>
        )}
        {!tunnels && !error && <progress aria-label={t("list.reading")} />}
        {count > 0 && (
          <search className="filters">
            <input
              ref={search}
              className="input"
              type="search"
              aria-label={t("list.search")}
              placeholder={t("list.searchHint")}
              autoComplete="off"
              spellCheck={false}
              value={view.text}
              onChange={(event) => setView({ ...view, text: event.target.value })}
            />
            <Select
              label={t("list.status")}
              unlabelled
              options={[
                { value: "", label: t("list.anyStatus") },
                ...statuses.map((value) => ({ value, label: statusName(value) })),
              ]}
              value={view.status}
              onChange={(status) => setView({ ...view, status })}
            />
            <Select
              label={t("list.sort")}
              unlabelled
              className="phone-sort"
              options={COLUMNS.map((value) => ({ value, label: t(`list.${value}`) }))}
              value={view.sort}
              onChange={(column) => sort(column as Column, column === "created")}
            />
            <span role="status" className="count hint">
              {shown.length < count
                ? t("list.matches", { count, matches: shown.length })
                : t("list.ofLimit", { count, limit })}
            </span>
          </search>
        )}
        {shown.length > 0 && (
          <TunnelTable gatewayId={gatewayId} tunnels={shown} currentId={tunnelId} view={view} onSort={sort} />
        )}
        {tunnels && count === 0 && (
          <div className="empty">
            <p>{t("list.empty")}</p>
            <Button look="primary" onClick={() => goTo(addressOf.create(gatewayId))}>
              {t("list.createFirst")}
            </Button>
          </div>
        )}
        {count > 0 && shown.length === 0 && (
          <div className="empty">
            <p>{t("list.noMatch")}</p>
            <Button onClick={showAll}>{t("list.clearFilter")}</Button>
          </div>
        )}
      </section>
      {tunnelId && tunnels && (
        <TunnelDetails
          key={tunnelId}
          gatewayId={gatewayId}
          tunnel={tunnels.find(({ id }) => id === tunnelId)}
          tab={tab ?? "overview"}
        />
      )}
    </div>
  );
}

interface ListTitleProps {
  /** Of the gateway, where it is known. */
  name: string | undefined;
  /** The page is that of a tunnel, and the list stands beside it. */
  beside: boolean;
}

function ListTitle({ name, beside }: ListTitleProps) {
  const { t } = useTranslation();
  if (beside) return <h2>{name ? <UserText>{name}</UserText> : t("list.title")}</h2>;
  return name ? <Title user>{name}</Title> : <Title>{t("list.title")}</Title>;
}

/** What import takes: the definitions, without what only the API sets. Keys are not in them, as the API never gives them back. */
function exported(tunnels: readonly IPSecTunnelRead[]): string {
  return `${JSON.stringify(
    tunnels.map(({ properties }) => properties),
    null,
    2,
  )}\n`;
}

/** What was begun and not sent. */
function DraftLines({ gatewayId }: { gatewayId: string }) {
  const { t } = useTranslation();
  const all = useSyncExternalStore(drafts.subscribe, drafts.all);
  return [...all]
    .filter(([key]) => key.startsWith(gatewayId))
    .map(([key, draft]) => {
      const name = draft.values.name || draft.original?.properties.name || t("list.newDraft");
      return (
        <p key={key} className="draft">
          <span>
            <Trans
              i18nKey="list.draft"
              components={{
                name: (
                  <b>
                    <UserText>{name}</UserText>
                  </b>
                ),
              }}
            />
          </span>
          <a className="button small" href={`#${addressOfDraft(gatewayId, draft)}`}>
            {t("list.continueDraft")}
          </a>
          <Button look="small" onClick={() => drafts.remove(key)}>
            {t("list.discardDraft")}
          </Button>
        </p>
      );
    });
}

function addressOfDraft(gatewayId: string, { original, copyOf }: Draft) {
  if (original) return addressOf.edit(gatewayId, original.id);
  return copyOf ? addressOf.duplicate(gatewayId, copyOf) : addressOf.create(gatewayId);
}
