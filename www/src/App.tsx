// The page: the connection on top, the tunnels of the connected gateway below.
import { isUuid } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConnectionPanel } from "./connection/ConnectionPanel";
import type { Connection } from "./connection/connection";
import { LanguageChoice } from "./LanguageChoice";
import { TunnelList } from "./list/TunnelList";

export function App() {
  // The first call compiles the WebAssembly. Where a Content-Security-Policy forbids that, the page says so at once.
  isUuid("");
  const { t } = useTranslation();
  const [connection, setConnection] = useState<Connection>();
  return (
    <>
      <header className="container">
        <hgroup>
          <h1>{t("page.title")}</h1>
          <p>{t("page.subtitle")}</p>
        </hgroup>
        <LanguageChoice />
      </header>
      <main className="container">
        <ConnectionPanel connection={connection} onConnect={setConnection} />
        {/* The key makes every connection start over: nothing of the former gateway stays, and its requests are aborted. */}
        {connection && <TunnelList key={connection.serial} connection={connection} />}
      </main>
    </>
  );
}
