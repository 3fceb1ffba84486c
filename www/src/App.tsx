// The console: the start page until there is a connection, then the page at the address, each loaded when it is opened.
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, use, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { ConnectionContext } from "./connection/ConnectionContext";
import { ConnectPage } from "./connection/ConnectPage";
import { type Connection, writeKept } from "./connection/connection";
import { addressOf } from "./server/addresses";
import { ready } from "./server/ready";
import { useSentKeys } from "./server/useSentKeys";
import { Header } from "./shell/Header";
import { late } from "./shell/late";
import { NotFound } from "./shell/NotFound";
import { useAskBeforeUnload } from "./shell/useAskBeforeUnload";
import { useKeptFocus } from "./shell/useKeptFocus";
import { Waiting } from "./shell/Waiting";

const GatewaysPage = late(() => import("./connection/GatewaysPage"));
const TunnelsPage = late(() => import("./list/TunnelsPage"));
const CreatePage = late(() => import("./form/CreatePage"));
const EditPage = late(() => import("./form/EditPage"));
const ImportPage = late(() => import("./import/ImportPage"));
const Tools = late(() => import("./shell/Tools"));

/** The router's own types do not read two optional parts. */
type TunnelsParams = Record<string, string | undefined>;

export function App() {
  const { t } = useTranslation();
  const [address, goTo] = useLocation();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>();
  useAskBeforeUnload(useSentKeys().size > 0);
  useKeptFocus();

  function connected(made: Connection) {
    setConnection(made);
    // A visitor who came with the address of a page sees that page; one who came to the start page goes on to the gateways.
    if (address === "/") goTo(addressOf.gateways());
  }

  function disconnect() {
    writeKept(undefined);
    setConnection(undefined);
    queries.clear();
    goTo("/");
  }

  return (
    <>
      <Suspense>
        <Ready />
      </Suspense>
      <Header connection={connection} onDisconnect={disconnect} />
      <main className="page">
        {connection ? (
          <ConnectionContext value={connection}>
            <Suspense fallback={<progress aria-label={t("page.loading")} />}>
              <Waiting log={connection.log} />
              {/* The keys make React start over for each connection, gateway and form, so that nothing of the former one stays. */}
              <Switch key={connection.serial}>
                <Route path="/gateways">
                  <GatewaysPage />
                </Route>
                <Route path="/gateways/:gatewayId/create/:originalId?">
                  {({ gatewayId, originalId }) => (
                    <CreatePage key={`${gatewayId}/${originalId}`} gatewayId={gatewayId} originalId={originalId} />
                  )}
                </Route>
                <Route path="/gateways/:gatewayId/edit/:tunnelId">
                  {({ gatewayId, tunnelId }) => (
                    <EditPage key={`${gatewayId}/${tunnelId}`} gatewayId={gatewayId} tunnelId={tunnelId} />
                  )}
                </Route>
                <Route path="/gateways/:gatewayId/import">
                  {({ gatewayId }) => <ImportPage key={gatewayId} gatewayId={gatewayId} />}
                </Route>
                <Route path="/gateways/:gatewayId/tunnels/:tunnelId?/:tab?">
                  {({ gatewayId, tunnelId, tab }: TunnelsParams) => (
                    <TunnelsPage key={gatewayId} gatewayId={gatewayId ?? ""} tunnelId={tunnelId} tab={tab} />
                  )}
                </Route>
                <Route path="/">
                  <Redirect to={addressOf.gateways()} />
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
              <Tools log={connection.log} />
            </Suspense>
          </ConnectionContext>
        ) : (
          <ConnectPage onConnected={connected} />
        )}
      </main>
    </>
  );
}

/**
 * Loads the WebAssembly once the first page is drawn, so that it does not compete with that page for the network. If it
 * cannot be loaded, the console says so at once.
 */
function Ready() {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  if (drawn) use(ready());
  return null;
}
