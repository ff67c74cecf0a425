/**
 * How well a command answers what was typed, from 0 (not at all) to 1: every word typed must begin a word of the
 * command or stand in it. Commands that start something rank below those that only go somewhere.
 */
export function commandScore(value: string, search: string, keywords: readonly string[] = []): number {
  const text = keywords.join(" ").toLowerCase();
  const typed = search.toLowerCase().trim().split(/\s+/);
  if (!typed.every((word) => text.includes(word))) return 0;
  const begins = typed.every((word) => ` ${text}`.includes(` ${word}`));
  const score = text.startsWith(typed.join(" ")) ? 1 : begins ? 0.9 : 0.6;
  return value.startsWith(startsSomething) ? score / 2 : score;
}

/** What the value of a command begins with that does more than go somewhere. */
export const startsSomething = "start:";
