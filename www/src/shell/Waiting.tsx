// What the console waits for: the network, or the API, which has asked to wait. The seconds count down.
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { RequestLog } from "../log/log";
import { useFormat } from "../words/useFormat";
import "./Waiting.css";

/** Shorter pauses are not shown: they would be over before anyone has read about them. */
const WORTH_TELLING_MS = 900;

export function Waiting({ log }: { log: RequestLog }) {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const pause = useSyncExternalStore(log.subscribe, log.pause);
  const seconds = useSecondsUntil(pause && pause.until - pause.since >= WORTH_TELLING_MS ? pause.until : undefined);
  return (
    <div role="status" className="waiting">
      {!online && <p>{t("page.offline")}</p>}
      {online && seconds !== undefined && (
        // Only the beginning is read out, not every second.
        <p aria-live="off">
          {t(pause?.answered ? "page.busy" : "page.noConnection", { seconds: format.seconds(seconds) })}
        </p>
      )}
    </div>
  );
}

function subscribeToNetwork(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

function useSecondsUntil(until: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}
