// The tunnels of the connected gateway: the page of cards, paging, and the dialogs for create, edit and delete.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels";
import { useState } from "react";
import type { Connection } from "../connection/connection";
import { TunnelDialog } from "../form/TunnelDialog";
import { Problem } from "../Problem";
import { DeleteDialog } from "./DeleteDialog";
import { TunnelCard } from "./TunnelCard";
import { PAGE_SIZE, useTunnels } from "./useTunnels";

type OpenDialog = { kind: "create" } | { kind: "edit" | "delete"; tunnel: IPSecTunnelRead };

export function TunnelList({ connection }: { connection: Connection }) {
  const tunnels = useTunnels(connection);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [notice, setNotice] = useState("");
  const { page, error, loading } = tunnels;
  const close = () => setDialog(undefined);

  return (
    <section aria-labelledby="tunnels-title">
      <div className="toolbar">
        <h2 id="tunnels-title">Tunnels</h2>
        <button
          type="button"
          className="secondary outline"
          onClick={tunnels.reload}
          aria-busy={loading}
          disabled={loading}
        >
          Reload
        </button>
        <button type="button" onClick={() => setDialog({ kind: "create" })} disabled={!page}>
          Create tunnel
        </button>
      </div>

      <p role="status" className="notice">
        {notice}
      </p>
      {error !== undefined && (
        <Problem error={error}>
          <button type="button" className="secondary outline" onClick={tunnels.reload}>
            Try again
          </button>
        </Problem>
      )}
      {loading && !page && <progress aria-label="Reading the tunnels" />}
      {page?.items.length === 0 && <p className="empty">This gateway has no tunnels yet. Create the first one.</p>}

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
                setNotice(`“${read.properties.name}” is available.`);
              }}
              onGone={() => {
                setNotice(`“${tunnel.properties.name}” is deleted.`);
                tunnels.reload();
              }}
              onEdit={() => setDialog({ kind: "edit", tunnel })}
              onDelete={() => setDialog({ kind: "delete", tunnel })}
            />
          </li>
        ))}
      </ul>

      {page && (page._links.prev || page._links.next || page.offset > 0) && (
        <nav aria-label="Pages" className="paging">
          <button
            type="button"
            className="secondary outline"
            onClick={tunnels.previous}
            disabled={loading || page.offset === 0}
          >
            Previous page
          </button>
          <span>Page {page.offset / PAGE_SIZE + 1}</span>
          <button
            type="button"
            className="secondary outline"
            onClick={tunnels.next}
            disabled={loading || !page._links.next}
          >
            Next page
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
            setNotice(`“${saved.properties.name}” is ${created ? "created" : "changed"}.`);
          }}
          onUncertain={tunnels.reload}
        />
      )}
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
            setNotice(`“${dialog.tunnel.properties.name}” is deleted.`);
            tunnels.reload();
          }}
          onUncertain={tunnels.reload}
        />
      )}
    </section>
  );
}
