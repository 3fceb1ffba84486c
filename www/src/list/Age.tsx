// How long ago something happened, kept up to date while it is shown; the date itself is a tooltip.
import { useEffect, useState } from "react";
import { useFormat } from "../words/useFormat";

const REFRESH_MS = 10_000;

export function Age({ date }: { date: Date }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={date.toISOString()} title={format.dateTime(date)}>
      {format.ago((now - date.getTime()) / 1000)}
    </time>
  );
}
