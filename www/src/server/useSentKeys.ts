// The keys that the user has not yet confirmed as saved, as a hook for components.
import { useSyncExternalStore } from "react";
import { sentKeys } from "./keys";

export const useSentKeys = () => useSyncExternalStore(sentKeys.subscribe, sentKeys.all);
