// How strong the key is, by what the validator has to say about it.
import { validateField } from "ionos-ipsec-tunnels";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";

const LEVELS = ["weak", "fair", "strong"] as const;

export function PskStrength({ name }: { name: string }) {
  const { t } = useTranslation();
  const key: unknown = useWatch({ name });
  if (!key) return null;
  const severities = validateField(name, key).map(({ severity }) => severity);
  const level = severities.some((severity) => severity !== "info") ? 0 : severities.length > 0 ? 1 : 2;
  const words = t(`psk.${LEVELS[level] ?? "weak"}`);
  return (
    <div className="strength" data-level={LEVELS[level]}>
      <meter aria-label={t("psk.strength")} min={0} max={3} low={2} high={3} optimum={3} value={level + 1}>
        {words}
      </meter>
      <small>{words}</small>
    </div>
  );
}
