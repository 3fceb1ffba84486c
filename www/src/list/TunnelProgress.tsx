// A tunnel on its way: a moving bar, and for how long we have been watching.
import { useEffect, useState } from "react";
import type { Destination } from "./useWatch";

const WORDS: Record<Destination, string> = {
  available: "Being provisioned",
  deleted: "Being deleted",
};

export function TunnelProgress({ name, destination }: { name: string; destination: Destination }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - start) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="progress">
      <progress aria-label={`${WORDS[destination]}: ${name}`} />
      <small>
        {WORDS[destination]}, watched for {seconds} s. This card follows by itself.
      </small>
    </div>
  );
}
