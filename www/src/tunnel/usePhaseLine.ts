// The settings of a phase in one line, in the words that the whole console uses for algorithms and times.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useFormat } from "../words/useFormat";
import { algorithmName } from "../words/useSentence";

type Phase = IPSecTunnelRead["properties"]["ike"];

/** Between the parts of a line. */
export const SEPARATOR = " · ";

export function usePhaseLine() {
  const format = useFormat();
  return (name: "ike" | "esp", { encryptionAlgorithm, integrityAlgorithm, diffieHellmanGroup, lifetime }: Phase) => {
    const algorithms = [encryptionAlgorithm, integrityAlgorithm, diffieHellmanGroup]
      .filter((value) => value !== undefined)
      .map(algorithmName);
    const time = lifetime === undefined ? [] : [format.duration(lifetime)];
    return `${name.toUpperCase()}: ${[...algorithms, ...time].join(SEPARATOR)}`;
  };
}
