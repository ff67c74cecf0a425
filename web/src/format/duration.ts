/** The unit signs a duration is written with; from the words, so that a translation may have its own. */
export type DurationUnits = { ms: string; s: string; m: string; h: string; d: string };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in at most two units: `4 ms`, `8.1 s`, `3 min 12 s`, `2 h`, `3 d 4 h`. */
export function formatDuration(ms: number, units: DurationUnits): string {
  const length = Math.max(0, ms);
  if (length < 999.5) return `${Math.round(length)} ${units.ms}`;
  if (length < 9.95 * second) return `${trimZero((length / second).toFixed(1))} ${units.s}`;
  if (length < minute - second / 2) return `${Math.round(length / second)} ${units.s}`;
  if (length < hour - second / 2) return pair(length, minute, units.m, second, units.s);
  if (length < day - minute / 2) return pair(length, hour, units.h, minute, units.m);
  return pair(length, day, units.d, hour, units.h);
}

const trimZero = (text: string): string => text.replace(/\.0$/, "");

function pair(ms: number, large: number, largeSign: string, small: number, smallSign: string): string {
  const smalls = Math.round(ms / small);
  const perLarge = large / small;
  const rest = smalls % perLarge;
  const whole = `${Math.floor(smalls / perLarge)} ${largeSign}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallSign}`;
}

/** A running clock: `00:14`, `12:03`, `1:02:09`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second));
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
