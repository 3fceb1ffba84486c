// The entries /validate, /peers and /constants, used from an ES module. It is compiled and never run.

import type * as main from "ionos-ipsec-tunnels";
import type * as constants from "ionos-ipsec-tunnels/constants";
import { type Region, regions } from "ionos-ipsec-tunnels/constants";
import type * as peers from "ionos-ipsec-tunnels/peers";
import { type PeerConfig, peerConfig } from "ionos-ipsec-tunnels/peers";
import type * as validate from "ionos-ipsec-tunnels/validate";
import { type CompleteIPSecTunnel, type Issue, isTunnelError, validateTunnel } from "ionos-ipsec-tunnels/validate";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}
/** Whether each value of an entry has the type that it has in the main entry. */
type AsInMain<Entry> = {
  [Name in keyof Entry]: Equal<Entry[Name], (typeof main)[Name & keyof typeof main]>;
}[keyof Entry];

expectType<Equal<keyof typeof constants, "algorithms" | "issueCatalog" | "limits" | "regions">>();
expectType<Equal<AsInMain<typeof constants>, true>>();

expectType<
  Equal<
    keyof typeof validate,
    | keyof typeof constants
    | "ConfigurationError"
    | "TunnelError"
    | "ValidationError"
    | "checkTunnels"
    | "cidrsOverlap"
    | "generatePsk"
    | "isCidr"
    | "isRemoteHost"
    | "isTunnelError"
    | "isUuid"
    | "newTunnelId"
    | "parseCidr"
    | "tunnelIdFor"
    | "tunnelSchema"
    | "validateField"
    | "validateTunnel"
  >
>();
expectType<Equal<AsInMain<typeof validate>, true>>();
expectType<Equal<validate.IPSecTunnel, main.IPSecTunnel>>();

expectType<
  Equal<
    keyof typeof peers,
    | "ConfigurationError"
    | "TunnelError"
    | "ValidationError"
    | "isTunnelError"
    | "peerConfig"
    | "peerDevices"
    | "peerSupport"
  >
>();
expectType<Equal<AsInMain<Omit<typeof peers, "peerConfig" | "peerDevices" | "peerSupport">>, true>>();

/** What a page that shows the other side of a tunnel does. */
export function configurationFor(tunnel: main.IPSecTunnel): PeerConfig {
  return peerConfig(tunnel, "strongswan", { gatewayAddress: "203.0.113.1" });
}

/** What a form that uses this entry alone does. */
export function check(input: unknown): CompleteIPSecTunnel | Issue[] {
  try {
    const result = validateTunnel(input);
    return result.valid ? result.value : result.issues;
  } catch (error) {
    if (isTunnelError(error) && error.code === "wasm.blocked") return [];
    throw error;
  }
}

export const address: string = regions["de-fra" satisfies Region];
