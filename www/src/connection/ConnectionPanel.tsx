// The connection: open until there is one, afterwards a line that says where we are and opens again for a change.
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { ConnectionForm } from "./ConnectionForm";
import { type Connection, type ConnectionFields, connect } from "./connection";

interface ConnectionPanelProps {
  connection: Connection | undefined;
  onConnect: (connection: Connection) => void;
}

export function ConnectionPanel({ connection, onConnect }: ConnectionPanelProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const [error, setError] = useState<unknown>();

  function tryToConnect(fields: ConnectionFields) {
    try {
      onConnect(connect(fields));
      setError(undefined);
      setOpen(false);
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <details className="panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {connection ? (
          <span>
            <Trans
              i18nKey="connection.connectedTo"
              components={{
                server: <b>{connection.client.baseUrl}</b>,
                gateway: <b className="id">{connection.gatewayId}</b>,
              }}
            />
          </span>
        ) : (
          t("connection.title")
        )}
      </summary>
      <ConnectionForm error={error} onSubmit={tryToConnect} />
    </details>
  );
}
