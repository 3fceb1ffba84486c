// The connection: open until there is one, afterwards a line that says where we are and opens again for a change.
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { ConnectionForm } from "./ConnectionForm";
import { type Connection, type ConnectionFields, connect } from "./connection";

interface ConnectionPanelProps {
  connection: Connection | undefined;
  /** Whether the page comes from the emulator. */
  emulated: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  onConnect: (connection: Connection) => void;
}

export function ConnectionPanel({ connection, emulated, open, onToggle, onConnect }: ConnectionPanelProps) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>();

  function tryToConnect(fields: ConnectionFields) {
    try {
      onConnect(connect(fields));
      setError(undefined);
      onToggle(false);
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <details className="panel" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
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
      <ConnectionForm emulated={emulated} error={error} onSubmit={tryToConnect} />
    </details>
  );
}
