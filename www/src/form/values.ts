// The values of the form's fields, and the conversions from a tunnel to them and back.
import { algorithms, type IPSecTunnel, type IPSecTunnelRead, limits } from "ionos-ipsec-tunnels/slim";

export type Side = "cloudNetworkCIDRs" | "peerNetworkCIDRs";
export const PHASES = ["ike", "esp"] as const;
export type PhaseName = (typeof PHASES)[number];

interface PhaseValues {
  encryptionAlgorithm: string;
  integrityAlgorithm: string;
  diffieHellmanGroup: string;
  lifetime: string;
}

/** All texts are as they were typed. React Hook Form wants objects in its lists. */
export interface FormValues {
  name: string;
  description: string;
  remoteHost: string;
  key: string;
  cloudNetworkCIDRs: { value: string }[];
  peerNetworkCIDRs: { value: string }[];
  ike: PhaseValues;
  esp: PhaseValues;
}

const defaultOf = (options: readonly { value: string; default: boolean }[]) =>
  options.find((option) => option.default)?.value ?? "";

/** The API's defaults. They are filled in, so that the page shows exactly what will be sent. */
const phaseDefaults = (lifetime: number): PhaseValues => ({
  encryptionAlgorithm: defaultOf(algorithms.encryptionAlgorithms),
  integrityAlgorithm: defaultOf(algorithms.integrityAlgorithms),
  diffieHellmanGroup: defaultOf(algorithms.diffieHellmanGroups),
  lifetime: String(lifetime),
});

export function newValues(): FormValues {
  return {
    name: "",
    description: "",
    remoteHost: "",
    key: "",
    cloudNetworkCIDRs: [{ value: "" }],
    peerNetworkCIDRs: [{ value: "" }],
    ike: phaseDefaults(limits.ikeLifetime.default),
    esp: phaseDefaults(limits.espLifetime.default),
  };
}

/** The values of a tunnel that was read. The key is empty, as the API never returns it. */
export function valuesOf({ properties }: IPSecTunnelRead): FormValues {
  const { name, description, remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs } = properties;
  const phase = (which: PhaseName, lifetime: number): PhaseValues => {
    const { lifetime: seconds, ...others } = properties[which];
    return { ...phaseDefaults(lifetime), ...others, ...(seconds === undefined ? {} : { lifetime: String(seconds) }) };
  };
  const rows = (networks: readonly string[]) => networks.map((value) => ({ value }));
  return {
    name,
    description: description ?? "",
    remoteHost,
    key: "",
    cloudNetworkCIDRs: rows(cloudNetworkCIDRs),
    peerNetworkCIDRs: rows(peerNetworkCIDRs),
    ike: phase("ike", limits.ikeLifetime.default),
    esp: phase("esp", limits.espLifetime.default),
  };
}

/**
 * The tunnel that the values describe. Blank rows are left out. A lifetime that is not a number stays a text, which the
 * validator refuses. Members of `original` that the form does not know are kept.
 */
export function tunnelOf(values: FormValues, original?: IPSecTunnelRead): IPSecTunnel {
  const { name, description, remoteHost, key } = values;
  const tunnel = {
    ...original?.properties,
    // An empty field counts as missing, so that the validator asks for it instead of refusing an empty text.
    name: name === "" ? undefined : name,
    description: description === "" ? undefined : description,
    remoteHost: remoteHost.trim() === "" ? undefined : remoteHost.trim(),
    auth: { method: "PSK", psk: key === "" ? undefined : { key } },
    ike: { ...original?.properties.ike, ...phaseOf(values.ike) },
    esp: { ...original?.properties.esp, ...phaseOf(values.esp) },
    cloudNetworkCIDRs: filledRows(values.cloudNetworkCIDRs).map(({ value }) => value),
    peerNetworkCIDRs: filledRows(values.peerNetworkCIDRs).map(({ value }) => value),
  };
  // `undefined` members are left out of what is sent and of what is shown.
  return JSON.parse(JSON.stringify(tunnel));
}

function phaseOf({ lifetime, ...others }: PhaseValues) {
  const text = lifetime.trim();
  return { ...others, lifetime: text === "" ? undefined : /^\d+$/.test(text) ? Number(text) : text };
}

/** The rows that are not blank, each with its index in the form. */
export function filledRows(rows: readonly { value: string }[]): { value: string; row: number }[] {
  return rows.map(({ value }, row) => ({ value: value.trim(), row })).filter(({ value }) => value !== "");
}
