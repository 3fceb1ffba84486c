// How the emulator behaves: `undefined` until it is known, `null` if this page does not come from the emulator.
import { useQuery } from "@tanstack/react-query";
import { readDay } from "./emulator";

export const useEmulator = () =>
  useQuery({
    queryKey: ["emulator"],
    queryFn: async () => (await readDay()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
