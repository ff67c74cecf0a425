/** @type {Record<string, number>} */
const units = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_557_600_000,
};

const pattern = /^(\d+(?:\.\d+)?) (second|minute|hour|day|week|month|year)s?$/;

/** A duration in milliseconds. @param {unknown} duration @returns {number} */
export function milliseconds(duration) {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) return Math.ceil(duration);
  const match = typeof duration === "string" ? pattern.exec(duration.trim()) : null;
  const ms = Number(match?.[1]) * Number(units[String(match?.[2])]);
  if (!Number.isFinite(ms))
    throw new TypeError(
      `${JSON.stringify(duration)} is no duration. Use milliseconds or text like "5 minutes".`,
    );
  return Math.ceil(ms);
}
