// The keys that wait to be saved, for components.
import { useSyncExternalStore } from "react";
import { sentKeys } from "./keys";

export const useSentKeys = () => useSyncExternalStore(sentKeys.subscribe, sentKeys.all);
