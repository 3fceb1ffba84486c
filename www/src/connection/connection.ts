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
}

/** The page's own server: it is the emulator, where a newcomer only has to press the button, or a way to the real API. */
export function defaultFields(emulated: boolean): ConnectionFields {
  const emulator = { token: "demo", gatewayId: "66a114c7-2ddd-5119-9ddf-5a789f5a5a44" };
  return { region: "", baseUrl: location.origin, ...(emulated ? emulator : { token: "", gatewayId: "" }) };
}

let serial = 0;

/** Throws ConfigurationError where the options cannot work. The token stays in memory: not in the address, not in any storage. */
export function connect({ region, baseUrl, token, gatewayId }: ConnectionFields): Connection {
  const log = new RequestLog();
  const client = new TunnelClient({ ...(region ? { region } : { baseUrl }), token, onEvent: log.onEvent });
  serial += 1;
  return { client, gatewayId, log, serial };
}
