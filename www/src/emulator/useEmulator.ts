// Whether this page comes from the emulator, and how that behaves: `undefined` until it is known, `null` where it is not.
import { useQuery } from "@tanstack/react-query";
import { readDay } from "./emulator";

export const useEmulator = () =>
  useQuery({
    queryKey: ["emulator"],
    queryFn: async () => (await readDay()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
