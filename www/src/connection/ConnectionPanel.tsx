// The connection: open until there is one, afterwards a line that says where we are and opens again for a change.
import { useState } from "react";
import { ConnectionForm } from "./ConnectionForm";
import { type Connection, type ConnectionFields, connect } from "./connection";

interface ConnectionPanelProps {
  connection: Connection | undefined;
  onConnect: (connection: Connection) => void;
}

export function ConnectionPanel({ connection, onConnect }: ConnectionPanelProps) {
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
            Connected to <b>{connection.client.baseUrl}</b>, gateway <b className="id">{connection.gatewayId}</b>
          </span>
        ) : (
          "Connection"
        )}
      </summary>
      <ConnectionForm error={error} onSubmit={tryToConnect} />
    </details>
  );
}
