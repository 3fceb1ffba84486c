// The page: the connection on top, the tunnels of the connected gateway below.
import { isUuid } from "ionos-ipsec-tunnels";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { ConnectionPanel } from "./connection/ConnectionPanel";
import type { Connection, ConnectionFields } from "./connection/connection";
import { BadDay } from "./emulator/BadDay";
import { type Day, readDay } from "./emulator/emulator";
import { TunnelList } from "./list/TunnelList";
import { LogPanel } from "./log/LogPanel";

export function App() {
  // The first call compiles the WebAssembly. Where a Content-Security-Policy forbids that, the page says so at once.
  isUuid("");
  const [connection, setConnection] = useState<Connection>();
  const [connecting, setConnecting] = useState(true);
  // Undefined until it is known, null where there is no emulator.
  const [day, setDay] = useState<Day | null>();
  useEffect(() => {
    readDay().then((found) => setDay(found ?? null));
  }, []);

  function reconnect(field: keyof ConnectionFields) {
    flushSync(() => setConnecting(true));
    document.getElementById(field)?.focus();
  }

  return (
    <main className="container">
      {day !== undefined && (
        <ConnectionPanel
          connection={connection}
          emulated={day !== null}
          open={connecting}
          onToggle={setConnecting}
          onConnect={setConnection}
        />
      )}
      {/* The key makes every connection start over: nothing of the former gateway stays, and its requests are aborted. */}
      {connection && <TunnelList key={connection.serial} connection={connection} onReconnect={reconnect} />}
      {connection && <LogPanel log={connection.log} />}
      {day && <BadDay initial={day} />}
    </main>
  );
}
