// The tunnels of a gateway, and beside or instead of them the one at the address.
import { limits } from "ionos-ipsec-tunnels/slim";
import { useRef, useSyncExternalStore } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { type Draft, drafts } from "../form/drafts";
import { addressOf } from "../server/addresses";
import { useTunnels } from "../server/tunnels";
import { useTunnelNews } from "../server/useTunnelNews";
import { Problem } from "../shell/Problem";
import { TunnelDetails } from "../tunnel/TunnelDetails";
import { Button } from "../ui/Button";
import { UserText } from "../ui/UserText";
import { arrange, EVERYTHING, type View } from "./arrange";
import { Filters } from "./Filters";
import { Toolbar } from "./Toolbar";
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
  const [, goTo] = useLocation();
  const { data: tunnels, error, isFetching, refetch } = useTunnels(gatewayId);
  const [view, setView] = useView(gatewayId);
  const search = useRef<HTMLInputElement>(null);
  useTunnelNews(tunnels);

  const count = tunnels?.length ?? 0;
  const limit = limits.tunnelsPerGateway;
  const full = count >= limit;
  const shown = arrange(tunnels ?? [], view, i18n.language);
  const change = (part: Partial<View>) => setView({ ...view, ...part });

  function showAll() {
    change(EVERYTHING);
    search.current?.focus();
  }

  return (
    <div className={`tunnels-page ${tunnelId ? "with-details" : ""}`}>
      <section className="list" aria-label={t("list.title")}>
        <Toolbar
          gatewayId={gatewayId}
          tunnels={tunnels}
          full={full}
          reading={isFetching}
          beside={tunnelId !== undefined}
          onReload={() => refetch()}
        />
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
          <Filters ref={search} tunnels={tunnels ?? []} shown={shown.length} view={view} onChange={change} />
        )}
        {shown.length > 0 && (
          <TunnelTable
            gatewayId={gatewayId}
            tunnels={shown}
            currentId={tunnelId}
            view={view}
            onSort={(column, descending) => change({ sort: column, descending })}
          />
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

/** The drafts of the gateway: forms that were begun and not sent. */
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
