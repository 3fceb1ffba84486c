// Dates, times and spans of time, as the chosen language writes them.
import { useTranslation } from "react-i18next";

/** How many of each unit make up one of the next; months and years are as long as they are on average. */
const UNITS = [
  ["minute", 60],
  ["hour", 24],
  ["day", 30.44],
  ["month", 12],
  ["year", Number.POSITIVE_INFINITY],
] as const;

/** The units of a duration, in seconds. */
const PARTS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

export function useFormat() {
  const { language } = useTranslation().i18n;
  const measured = (count: number, unit: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit }).format(Math.round(count));

  return {
    time: (date: Date) => date.toLocaleTimeString(language),
    dateTime: (date: Date) => date.toLocaleString(language, { dateStyle: "medium", timeStyle: "medium" }),
    milliseconds: (count: number) => measured(count, "millisecond"),
    seconds: (count: number) => measured(count, "second"),

    /** "1 day", "1 hr 30 min", "15 sec": the two largest units that it has. */
    duration(seconds: number) {
      let rest = Math.round(seconds);
      const parts: string[] = [];
      for (const [unit, size] of PARTS) {
        const count = Math.floor(rest / size);
        rest %= size;
        if (count > 0) parts.push(measured(count, unit));
      }
      if (parts.length === 0) parts.push(measured(0, "second"));
      return new Intl.ListFormat(language, { type: "unit", style: "narrow" }).format(parts.slice(0, 2));
    },

    /** "3 minutes ago", and "now" within the first minute, also for a time in the future, which is due to different clocks. */
    ago(seconds: number) {
      let count = seconds / 60;
      if (count < 1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
      for (const [unit, size] of UNITS) {
        if (count < size) return new Intl.RelativeTimeFormat(language).format(-Math.floor(count), unit);
        count /= size;
      }
    },
  };
}
