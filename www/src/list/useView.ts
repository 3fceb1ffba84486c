// How the list of a gateway is searched, filtered and sorted. It is kept while other pages are shown instead of the list.
import { useState } from "react";
import { useConnection } from "../connection/ConnectionContext";
import { FIRST_VIEW, type View } from "./arrange";

/** In memory, by connection and gateway. */
const kept = new Map<string, View>();

export function useView(gatewayId: string): [View, (view: View) => void] {
  const { serial } = useConnection();
  const key = `${serial} ${gatewayId}`;
  const [view, setView] = useState(() => kept.get(key) ?? FIRST_VIEW);
  return [
    view,
    (next) => {
      kept.set(key, next);
      setView(next);
    },
  ];
}
