// What the console is connected to, and how a filled-in form becomes a client.
import { type Region, TunnelClient } from "ionos-ipsec-tunnels/slim";
import { RequestLog } from "../log/log";
import { StatusHistory } from "../server/history";

export interface ConnectionFields {
  /** A region of IONOS Cloud, or "" for the address in `baseUrl`. */
  region: Region | "";
  baseUrl: string;
  token: string;
  /** Whether a reload of this tab is to find all of this again, the token included. */
  keep: boolean;
}

export interface Connection {
  client: TunnelClient;
  log: RequestLog;
  history: StatusHistory;
  /** From now on requests carry this token. */
  setToken: (token: string) => void;
  /** Different for each connection made, also for two to the same place. */
  serial: number;
}

const STORED = "connection";

/** The page's own server with the token that the emulator takes. */
export const emulatorFields = (): ConnectionFields => ({
  region: "",
  baseUrl: location.origin,
  token: "demo",
  keep: false,
});

/** What the user asked this tab to keep. It may forbid pages to store anything. */
export function readKept(): ConnectionFields | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeKept(fields: ConnectionFields | undefined) {
  try {
    if (fields?.keep) sessionStorage.setItem(STORED, JSON.stringify(fields));
    else sessionStorage.removeItem(STORED);
  } catch {
    // Then the next reload asks again.
  }
}

let serial = 0;

/** Nothing is sent yet. Throws ConfigurationError where the options cannot work. */
export function prepare(fields: ConnectionFields): Connection {
  let { token } = fields;
  const log = new RequestLog();
  const { region, baseUrl } = fields;
  const client = new TunnelClient({
    ...(region ? { region } : { baseUrl }),
    token: () => token,
    onEvent: log.onEvent,
  });
  serial += 1;
  const setToken = (changed: string) => {
    token = changed;
    writeKept({ ...fields, token });
  };
  return { client, log, history: new StatusHistory(), setToken, serial };
}
