import { useMemo } from "react";
import { useWords } from "../words/use-words.ts";
import { agoOf } from "./ago.ts";
import { formatBytes } from "./bytes.ts";
import { formatDuration } from "./duration.ts";

/** Numbers and times as the words' language writes them. */
export function useFormat() {
  const words = useWords();
  return useMemo(() => {
    const { units, language } = words.common;
    const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
    const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
    const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
    return {
      bytes: (size: number) => formatBytes(size, language),
      duration: (ms: number) => formatDuration(ms, units),
      exact: (iso: string) => exact.format(Date.parse(iso)),
      clock: (iso: string) => clock.format(Date.parse(iso)),
      ago: (iso: string, now: number) => {
        const distance = agoOf(Date.parse(iso), now);
        if (!distance) return day.format(Date.parse(iso));
        if (distance.unit === "now") return words.common.now;
        return words.common.ago(`${distance.amount} ${units[distance.unit]}`);
      },
    };
  }, [words]);
}
