// One phase of the key exchange. IKE and ESP have the same fields; their lifetimes have different limits.
import { algorithms, type limits } from "ionos-ipsec-tunnels";
import { NumberField, SelectField } from "./fields";

interface PhaseFieldsProps {
  name: "ike" | "esp";
  legend: string;
  lifetime: (typeof limits)["ikeLifetime"] | (typeof limits)["espLifetime"];
}

export function PhaseFields({ name, legend, lifetime }: PhaseFieldsProps) {
  return (
    <fieldset className="columns">
      <legend>{legend}</legend>
      <SelectField name={`${name}.encryptionAlgorithm`} label="Encryption" options={algorithms.encryptionAlgorithms} />
      <SelectField name={`${name}.integrityAlgorithm`} label="Integrity" options={algorithms.integrityAlgorithms} />
      <SelectField
        name={`${name}.diffieHellmanGroup`}
        label="Diffie-Hellman group"
        options={algorithms.diffieHellmanGroups}
      />
      <NumberField
        name={`${name}.lifetime`}
        label="Lifetime in seconds"
        hint={`${lifetime.min} to ${lifetime.max}; ${lifetime.default} if left empty.`}
      />
    </fieldset>
  );
}
