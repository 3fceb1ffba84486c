// The browser asks before it leaves or reloads the page: what is only in its memory would be lost.
import { useEffect } from "react";

export function useAskBeforeUnload(needed: boolean) {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [needed]);
}
