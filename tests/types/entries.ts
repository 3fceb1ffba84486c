// The entries /validate and /constants, used from an ES module. It is compiled and never run.

import type * as main from "ionos-ipsec-tunnels";
import type * as constants from "ionos-ipsec-tunnels/constants";
import { type Region, regions } from "ionos-ipsec-tunnels/constants";
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

/** What a form does that knows this entry alone. */
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
