// One phase of the key exchange. IKE and ESP have the same fields; their lifetimes have different limits.
import { algorithms, limits } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/useFormat";
import { NumberField, SelectField } from "./fields";
import type { PhaseName } from "./values";

export function PhaseFields({ name }: { name: PhaseName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lifetime = name === "ike" ? limits.ikeLifetime : limits.espLifetime;
  const times = { shortest: format.duration(lifetime.min), longest: format.duration(lifetime.max) };
  return (
    <fieldset className="stack">
      <legend>{t(`form.phases.${name}`)}</legend>
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
      <NumberField
        name={`${name}.lifetime`}
        label={t("form.seconds")}
        hint={t("form.secondsHint", { ...lifetime, ...times })}
      />
    </fieldset>
  );
}
