// Signals for requests that a component starts on a click: the running one is aborted when the component leaves the page.
import { useCallback, useEffect, useRef } from "react";

export function useSignal(): () => AbortSignal {
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }, []);
}
