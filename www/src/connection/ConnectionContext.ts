// The connection for everything below the start page.
import { createContext, useContext } from "react";
import type { Connection } from "./connection";

export const ConnectionContext = createContext<Connection | undefined>(undefined);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error("There is no connection here");
  return connection;
}
