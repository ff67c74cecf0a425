const unitMs = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_557_600_000,
} as const;

const pattern = /^(\d+(?:\.\d+)?) (second|minute|hour|day|week|month|year)s?$/;

/** Milliseconds, or `"<n> second|minute|hour|day|week|month|year(s)"` (LANGUAGE, section 1). Units as the engine counts them. */
export type Duration = number | string;

/** A duration in milliseconds; `undefined` if `value` is none. */
export function durationMs(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const match = pattern.exec(value.trim());
  if (!match) return undefined;
  const ms = Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
  return Number.isFinite(ms) ? ms : undefined;
}
