// The tunnels of the connected gateway: the page of cards, paging, and the dialogs for create, edit and delete.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { TunnelDialog } from "../form/TunnelDialog";
import { ImportDialog } from "../import/ImportDialog";
import { Problem } from "../Problem";
import { DeleteDialog } from "./DeleteDialog";
import { TunnelCard } from "./TunnelCard";
import { PAGE_SIZE, useTunnels } from "./useTunnels";

type OpenDialog = { kind: "create" | "import" } | { kind: "edit" | "delete"; tunnel: IPSecTunnelRead };

export function TunnelList({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const tunnels = useTunnels(connection);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [notice, setNotice] = useState("");
  const { page, error, loading } = tunnels;
  const close = () => setDialog(undefined);

  return (
    <section aria-labelledby="tunnels-title">
      <div className="toolbar">
        <h2 id="tunnels-title">{t("list.title")}</h2>
        <button
          type="button"
          className="secondary outline"
          onClick={tunnels.reload}
          aria-busy={loading}
          disabled={loading}
        >
          {t("list.reload")}
        </button>
        <button
          type="button"
          className="secondary outline"
          onClick={() => setDialog({ kind: "import" })}
          disabled={!page}
        >
          {t("import.open")}
        </button>
        <button type="button" onClick={() => setDialog({ kind: "create" })} disabled={!page}>
          {t("list.create")}
        </button>
      </div>

      <p role="status" className="notice">
        {notice}
      </p>
      {error !== undefined && (
        <Problem error={error}>
          <button type="button" className="secondary outline" onClick={tunnels.reload}>
            {t("page.tryAgain")}
          </button>
        </Problem>
      )}
      {loading && !page && <progress aria-label={t("list.reading")} />}
      {page?.items.length === 0 && <p className="empty">{t("list.empty")}</p>}

      {/* The role is spelt out because Safari takes it from a list without bullets. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <ul role="list" className="tunnels">
        {page?.items.map((tunnel) => (
          <li key={tunnel.id}>
            <TunnelCard
              connection={connection}
              tunnel={tunnel}
              onRead={tunnels.replace}
              onAvailable={(read) => {
                tunnels.replace(read);
                setNotice(t("list.available", { name: read.properties.name }));
              }}
              onGone={() => {
                setNotice(t("list.deleted", { name: tunnel.properties.name }));
                tunnels.reload();
              }}
              onEdit={() => setDialog({ kind: "edit", tunnel })}
              onDelete={() => setDialog({ kind: "delete", tunnel })}
            />
          </li>
        ))}
      </ul>

      {page && (page._links.prev || page._links.next || page.offset > 0) && (
        <nav aria-label={t("list.pages")} className="paging">
          <button
            type="button"
            className="secondary outline"
            onClick={tunnels.previous}
            disabled={loading || page.offset === 0}
          >
            {t("list.previous")}
          </button>
          <span>{t("list.page", { number: page.offset / PAGE_SIZE + 1 })}</span>
          <button
            type="button"
            className="secondary outline"
            onClick={tunnels.next}
            disabled={loading || !page._links.next}
          >
            {t("list.next")}
          </button>
        </nav>
      )}

      {(dialog?.kind === "create" || dialog?.kind === "edit") && (
        <TunnelDialog
          connection={connection}
          editing={dialog.kind === "edit" ? dialog.tunnel : undefined}
          onClose={close}
          onSaved={(saved, created) => {
            close();
            if (created) tunnels.add(saved);
            else tunnels.replace(saved);
            setNotice(t(created ? "list.created" : "list.changed", { name: saved.properties.name }));
          }}
          onUncertain={tunnels.reload}
        />
      )}
      {dialog?.kind === "import" && <ImportDialog connection={connection} onClose={close} onApplied={tunnels.reload} />}
      {dialog?.kind === "delete" && (
        <DeleteDialog
          connection={connection}
          tunnel={dialog.tunnel}
          onClose={close}
          onLeaving={(leaving) => {
            close();
            tunnels.replace(leaving);
          }}
          onGone={() => {
            close();
            setNotice(t("list.deleted", { name: dialog.tunnel.properties.name }));
            tunnels.reload();
          }}
          onUncertain={tunnels.reload}
        />
      )}
    </section>
  );
}
