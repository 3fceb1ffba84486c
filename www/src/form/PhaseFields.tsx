// One phase of the key exchange. IKE and ESP have the same fields; their lifetimes have different limits.
import { algorithms, type limits } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { NumberField, SelectField } from "./fields";

interface PhaseFieldsProps {
  name: "ike" | "esp";
  legend: string;
  lifetime: (typeof limits)["ikeLifetime"] | (typeof limits)["espLifetime"];
}

export function PhaseFields({ name, legend, lifetime }: PhaseFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="columns">
      <legend>{legend}</legend>
      <SelectField
        name={`${name}.encryptionAlgorithm`}
        label={t("fields.encryptionAlgorithm")}
        options={algorithms.encryptionAlgorithms}
      />
      <SelectField
        name={`${name}.integrityAlgorithm`}
        label={t("fields.integrityAlgorithm")}
        options={algorithms.integrityAlgorithms}
      />
      <SelectField
        name={`${name}.diffieHellmanGroup`}
        label={t("fields.diffieHellmanGroup")}
        options={algorithms.diffieHellmanGroups}
      />
      <NumberField name={`${name}.lifetime`} label={t("form.lifetime")} hint={t("form.lifetimeHint", lifetime)} />
    </fieldset>
  );
}
