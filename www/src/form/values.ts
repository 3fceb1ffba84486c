// What the form starts with: the defaults for a new tunnel, or what the API says about one that is there.
import {
  algorithms,
  type ESPEncryption,
  type IKEEncryption,
  type IPSecTunnel,
  type IPSecTunnelRead,
  limits,
} from "ionos-ipsec-tunnels";
import type { DefaultValues } from "react-hook-form";

export type FormValues = DefaultValues<IPSecTunnel>;

const defaultOf = <T>(options: readonly { value: T; default: boolean }[]) =>
  options.find((option) => option.default)?.value;

/** Shown rather than left out, so that what is on the page is what will be sent. */
function phaseDefaults(lifetime: number): IKEEncryption & ESPEncryption {
  return {
    diffieHellmanGroup: defaultOf(algorithms.diffieHellmanGroups),
    encryptionAlgorithm: defaultOf(algorithms.encryptionAlgorithms),
    integrityAlgorithm: defaultOf(algorithms.integrityAlgorithms),
    lifetime,
  };
}

/** Text fields start as undefined, not as "": so the validator asks for what is required instead of judging an empty text. */
export function newTunnelValues(): FormValues {
  return {
    auth: { method: "PSK" },
    ike: phaseDefaults(limits.ikeLifetime.default),
    esp: phaseDefaults(limits.espLifetime.default),
    cloudNetworkCIDRs: [""],
    peerNetworkCIDRs: [""],
  };
}

/** All that was read, also what this release does not know, so that saving changes nothing unasked. Only the PSK is missing. */
export function editValues({ properties }: IPSecTunnelRead): FormValues {
  const values = {
    ...properties,
    auth: { method: properties.auth.method },
    ike: { ...phaseDefaults(limits.ikeLifetime.default), ...properties.ike },
    esp: { ...phaseDefaults(limits.espLifetime.default), ...properties.esp },
  };
  // A read tunnel may hold algorithms newer than this release: the form shows them, and the validator speaks up.
  return values as FormValues;
}
