// What the console is connected to, and how a filled-in form becomes a client.
import { type Region, TunnelClient } from "ionos-ipsec-tunnels";
import { RequestLog } from "../log/log";

export interface Connection {
  client: TunnelClient;
  gatewayId: string;
  log: RequestLog;
  /** Different for each connection made, also for two to the same place. */
  serial: number;
}

export interface ConnectionFields {
  /** A region of IONOS Cloud, or "" for the address in `baseUrl`. */
  region: Region | "";
  baseUrl: string;
  token: string;
  gatewayId: string;
  /** Whether a reload of this tab is to find all of this again, the token included. */
  keep: boolean;
}

const STORED = "connection";

/** The page's own server: it is the emulator, where a newcomer only has to press the button, or a way to the real API. */
export function defaultFields(emulated: boolean): ConnectionFields {
  const kept = readKept();
  if (kept) return kept;
  const emulator = { token: "demo", gatewayId: "66a114c7-2ddd-5119-9ddf-5a789f5a5a44" };
  const fields = emulated ? emulator : { token: "", gatewayId: "" };
  return { region: "", baseUrl: location.origin, keep: false, ...fields };
}

/** What the user asked this tab to keep. It may forbid pages to store anything. */
function readKept(): ConnectionFields | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function writeKept(fields: ConnectionFields) {
  try {
    if (fields.keep) sessionStorage.setItem(STORED, JSON.stringify(fields));
    else sessionStorage.removeItem(STORED);
  } catch {
    // Then the next reload asks again.
  }
}

let serial = 0;

/** Throws ConfigurationError where the options cannot work. Unless it is to be kept, the token stays in memory alone. */
export function connect(fields: ConnectionFields): Connection {
  const { region, baseUrl, token, gatewayId } = fields;
  const log = new RequestLog();
  const client = new TunnelClient({ ...(region ? { region } : { baseUrl }), token, onEvent: log.onEvent });
  writeKept(fields);
  serial += 1;
  return { client, gatewayId, log, serial };
}
