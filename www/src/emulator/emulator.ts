// Reads and sets the emulator's switches, if this page comes from an emulator.

export interface Day {
  latencyMs: number;
  faultRate: number;
  ratePerSecond: number;
}

const ADDRESS = "/__emulator/day";

/** How the emulator behaves at present; `undefined` if the page comes from another server. */
export async function readDay(): Promise<Day | undefined> {
  const response = await fetch(ADDRESS).catch(() => undefined);
  const isJson = response?.ok && response.headers.get("Content-Type")?.includes("json");
  return isJson ? response?.json() : undefined;
}

export async function changeDay(day: Day): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const { latencyMs, faultRate, ratePerSecond } = day;
  const body = JSON.stringify({ latencyMs, faultRate, ratePerSecond });
  const response = await fetch(ADDRESS, { method: "PUT", headers, body });
  if (!response.ok) throw new Error(await response.text());
}
