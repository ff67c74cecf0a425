import { durationMs, type Json } from "@weft/shared";

export const durationUnits = [
  "millisecond",
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "year",
] as const;
export type DurationUnit = (typeof durationUnits)[number];

export type DurationParts = { amount: string; unit: DurationUnit };

/** A duration as an amount and a unit; `null` if it is an expression or something else. */
export function durationParts(value: Json | undefined): DurationParts | null {
  if (typeof value === "number") return { amount: String(value), unit: "millisecond" };
  if (typeof value !== "string" || durationMs(value) === undefined) return null;
  const [amount = "", word = ""] = value.trim().split(" ");
  return { amount, unit: word.replace(/s$/, "") as DurationUnit };
}

/** The duration of an amount and a unit, as it stands in a graph. */
export function durationOf({ amount, unit }: DurationParts): Json {
  if (unit === "millisecond") return Number(amount);
  return `${amount} ${unit}${Number(amount) === 1 ? "" : "s"}`;
}

/** What somebody typed where the unit was `unit`: an amount, a whole duration, or words that are neither yet. */
export function readDuration(text: string, unit: DurationUnit): Json {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return durationOf({ amount: trimmed, unit });
  return text;
}
