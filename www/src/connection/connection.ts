// What the console is connected to, and how a filled-in form becomes a client.
import { type Region, TunnelClient } from "ionos-ipsec-tunnels/slim";
import { RequestLog } from "../log/log";
import { StatusHistory } from "../server/history";

export interface ConnectionFields {
  /** A region of IONOS Cloud, or "" for the address in `baseUrl`. */
  region: Region | "";
  baseUrl: string;
  token: string;
  /** Whether all of this, the token included, is kept for a reload of this tab. */
  keep: boolean;
}

export interface Connection {
  client: TunnelClient;
  /**
   * Sends tunnels as they are, for those that were read: they may have values that are newer than this release, such as
   * algorithms. What the user entered has to be checked before.
   */
  unchecked: TunnelClient;
  log: RequestLog;
  history: StatusHistory;
  /** Replaces the token for all further requests. */
  setToken: (token: string) => void;
  /** Different for each connection, also for two connections to the same server. */
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

/** The settings that the user has asked this tab to keep. The browser may forbid to store anything. */
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
    // Nothing is kept, and the next reload asks again.
  }
}

let serial = 0;

/** Makes the clients. It sends nothing yet. Throws a ConfigurationError if the options cannot work. */
export function prepare(fields: ConnectionFields): Connection {
  let { token } = fields;
  const log = new RequestLog();
  const { region, baseUrl } = fields;
  const options = { ...(region ? { region } : { baseUrl }), token: () => token, onEvent: log.onEvent };
  const client = new TunnelClient(options);
  const unchecked = new TunnelClient({ ...options, validate: false });
  serial += 1;
  const setToken = (changed: string) => {
    token = changed;
    writeKept({ ...fields, token });
  };
  return { client, unchecked, log, history: new StatusHistory(), setToken, serial };
}
