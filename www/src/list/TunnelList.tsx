// The tunnels of the connected gateway: what to show of them, the cards, and the dialogs for create, edit and delete.
import { ApiError, ConnectionError, type IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Connection, ConnectionFields } from "../connection/connection";
import { TunnelDialog } from "../form/TunnelDialog";
import { ImportDialog } from "../import/ImportDialog";
import { Problem } from "../Problem";
import { arrange, NO_FILTER, type View } from "./arrange";
import { DeleteDialog } from "./DeleteDialog";
import { Filters } from "./Filters";
import { STATUSES } from "./StatusBadge";
import { TunnelCard } from "./TunnelCard";
import { useTunnels } from "./useTunnels";
import { destinationOf } from "./useWatch";

/** How many cards there are at first, and how many more each time: all that an IONOS Cloud gateway holds. */
const STEP = 20;

type News = "available" | "failed" | "created" | "changed" | "deleted";

type OpenDialog = { kind: "create" | "import" } | { kind: "edit" | "delete"; tunnel: IPSecTunnelRead };

interface TunnelListProps {
  connection: Connection;
  /** Something in the connection has to be changed. */
  onReconnect: (field: keyof ConnectionFields) => void;
}

export function TunnelList({ connection, onReconnect }: TunnelListProps) {
  const { t, i18n } = useTranslation();
  const { tunnels, reading, complete, error, reload, put, remove } = useTunnels(connection);
  const [view, setView] = useState<View>({ ...NO_FILTER, sort: "newest" });
  const [limit, setLimit] = useState(STEP);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [notice, setNotice] = useState<{ what: News; name: string }>();
  const title = useRef<HTMLHeadingElement>(null);
  const cards = useRef<HTMLUListElement>(null);

  const matching = arrange(tunnels, view, i18n.language);
  const shown = matching.slice(0, limit);
  // Those on their way are watched to the end, also out of sight: the filter would otherwise go by what they were.
  const watched = tunnels.filter((tunnel) => destinationOf(tunnel) && !shown.includes(tunnel));
  const count = tunnels.length;
  const isFiltered = matching.length < count;
  const tally = complete ? (isFiltered ? "matches" : "count") : "readSoFar";
  const culprit = culpritOf(error);

  const close = () => setDialog(undefined);
  const create = () => setDialog({ kind: "create" });
  const say = (what: News, { properties }: IPSecTunnelRead) => setNotice({ what, name: properties.name });

  function clearFilter() {
    setView({ ...view, ...NO_FILTER });
    title.current?.focus();
  }

  function showMore() {
    flushSync(() => setLimit(limit + STEP));
    cards.current?.children[limit]?.querySelector("article")?.focus();
  }

  function news(before: IPSecTunnelRead, now: IPSecTunnelRead) {
    put(now);
    if (destinationOf(before) !== "available") return;
    if (now.metadata.status === "AVAILABLE") say("available", now);
    if (now.metadata.status === "FAILED") say("failed", now);
  }

  /** Where the button that opened the dialog is gone or does not work any more. */
  function closeAndGoTo(tunnel: IPSecTunnelRead) {
    flushSync(() => {
      close();
      put(tunnel);
    });
    document.getElementById(tunnel.id)?.focus();
  }

  function gone(tunnel: IPSecTunnelRead) {
    // With the card, the focus inside would get lost.
    if (document.getElementById(tunnel.id)?.contains(document.activeElement)) title.current?.focus();
    remove(tunnel.id);
    say("deleted", tunnel);
  }

  return (
    <section aria-labelledby="tunnels-title">
      <div className="toolbar">
        <h2 id="tunnels-title" ref={title} tabIndex={-1}>
          {t("list.title")}
        </h2>
        <div className="with-buttons">
          <button type="button" className="secondary outline" onClick={reload} aria-busy={reading} disabled={reading}>
            {t("list.reload")}
          </button>
          <button
            type="button"
            className="secondary outline"
            onClick={() => setDialog({ kind: "import" })}
            disabled={!complete}
          >
            {t("import.open")}
          </button>
          <button type="button" onClick={create} disabled={!complete}>
            {t("list.create")}
          </button>
        </div>
      </div>

      {count > 0 && (
        <Filters
          view={view}
          statuses={[...new Set([...STATUSES, ...tunnels.map(({ metadata }) => metadata.status)])]}
          onChange={setView}
        />
      )}
      {error !== undefined && (
        <Problem error={error}>
          <div className="with-buttons">
            <button type="button" className="secondary outline" onClick={reload}>
              {t("page.tryAgain")}
            </button>
            {culprit && (
              <button type="button" className="secondary outline" onClick={() => onReconnect(culprit)}>
                {t("errors.changeConnection")}
              </button>
            )}
          </div>
        </Problem>
      )}
      <div role="status" aria-atomic="false" className="news">
        <p className={notice?.what === "failed" ? "error" : "notice"}>
          {notice && t(`list.${notice.what}`, { name: notice.name })}
        </p>
        {count > 0 && <p className="count">{t(`list.${tally}`, { count, matches: matching.length })}</p>}
      </div>
      {reading && !complete && <progress aria-label={t("list.reading")} />}
      {complete && count === 0 && (
        <div className="empty">
          <p>{t("list.empty")}</p>
          <button type="button" onClick={create}>
            {t("list.createFirst")}
          </button>
        </div>
      )}
      {count > 0 && matching.length === 0 && (
        <div className="empty">
          <p>{t("list.noMatch")}</p>
          <button type="button" className="secondary outline" onClick={clearFilter}>
            {t("list.clearFilter")}
          </button>
        </div>
      )}

      {/* The role is spelt out because Safari takes it from a list without bullets. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <ul role="list" className="tunnels" ref={cards}>
        {[...shown, ...watched].map((tunnel, index) => (
          <li key={tunnel.id} hidden={index >= shown.length}>
            <TunnelCard
              connection={connection}
              tunnel={tunnel}
              onRead={(read) => news(tunnel, read)}
              onGone={() => gone(tunnel)}
              onEdit={() => setDialog({ kind: "edit", tunnel })}
              onDelete={() => setDialog({ kind: "delete", tunnel })}
            />
          </li>
        ))}
      </ul>
      {matching.length > limit && (
        <button type="button" className="secondary outline more" onClick={showMore}>
          {t("list.showMore")}
        </button>
      )}

      {(dialog?.kind === "create" || dialog?.kind === "edit") && (
        <TunnelDialog
          connection={connection}
          editing={dialog.kind === "edit" ? dialog.tunnel : undefined}
          onClose={close}
          onSaved={(saved, created) => {
            say(created ? "created" : "changed", saved);
            // A new tunnel is to be seen, whatever was looked for before.
            if (created) setView({ ...view, ...NO_FILTER });
            closeAndGoTo(saved);
          }}
          onUncertain={reload}
        />
      )}
      {dialog?.kind === "import" && <ImportDialog connection={connection} onClose={close} onApplied={reload} />}
      {dialog?.kind === "delete" && (
        <DeleteDialog
          connection={connection}
          tunnel={dialog.tunnel}
          onClose={close}
          onLeaving={closeAndGoTo}
          onGone={() => {
            flushSync(close);
            gone(dialog.tunnel);
          }}
          onUncertain={reload}
        />
      )}
    </section>
  );
}

/** The field of the connection to look at first. */
function culpritOf(error: unknown): keyof ConnectionFields | undefined {
  if (error instanceof ConnectionError) return "baseUrl";
  if (!(error instanceof ApiError)) return undefined;
  if (error.kind === "unauthorized" || error.kind === "forbidden") return "token";
  return error.kind === "not-found" ? "gatewayId" : undefined;
}
