/** Where a moment lies before `now`, in one unit; null when it is more than a week ago and a date says more. */
export function agoOf(
  at: number,
  now: number,
): { amount: number; unit: "now" | "s" | "m" | "h" | "d" } | null {
  const seconds = Math.max(0, (now - at) / 1000);
  if (seconds < 5) return { amount: 0, unit: "now" };
  if (seconds < 60) return { amount: Math.floor(seconds), unit: "s" };
  if (seconds < 3600) return { amount: Math.floor(seconds / 60), unit: "m" };
  if (seconds < 86_400) return { amount: Math.floor(seconds / 3600), unit: "h" };
  if (seconds < 7 * 86_400) return { amount: Math.floor(seconds / 86_400), unit: "d" };
  return null;
}
