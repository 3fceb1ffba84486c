// A tunnel on its way: a moving bar, and for how long we have been watching.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/useFormat";
import type { Destination } from "./useWatch";

export function TunnelProgress({ name, destination }: { name: string; destination: Destination }) {
  const { t } = useTranslation();
  const format = useFormat();
  const doing = destination === "available" ? t("tunnel.beingProvisioned") : t("tunnel.beingDeleted");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setSeconds((Date.now() - start) / 1000), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="progress">
      <progress aria-label={t("tunnel.progress", { doing, name })} />
      <small>{t("tunnel.watched", { doing, duration: format.duration(seconds) })}</small>
    </div>
  );
}
