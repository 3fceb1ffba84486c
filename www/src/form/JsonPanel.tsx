// The request's body as it stands, beside the form. The key is hidden: what is on a screen is seen by others.
import type { IPSecTunnel } from "ionos-ipsec-tunnels";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";

export function JsonPanel({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const { control } = useFormContext<IPSecTunnel>();
  const { name, description, remoteHost, ...rest } = useWatch({ control });
  // In the order in which the form asks.
  const properties = { name, description, remoteHost, ...rest };
  const hideKey = (member: string, value: unknown) => (member === "key" && value ? "••••••••" : value);
  return (
    <aside className="json" aria-label={t("form.json")}>
      <h3>{t("form.json")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <pre tabIndex={0}>{JSON.stringify({ id, properties }, hideKey, 2)}</pre>
    </aside>
  );
}
