/** What benches make of their samples. Samples are milliseconds, by round. */

/** @param {readonly number[]} values @param {number} share 0.5 is the median */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => quantile(values, 0.5);

/** The mean of the middle half. */
export function middle(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const kept = sorted.slice(Math.floor(sorted.length / 4), Math.ceil((3 * sorted.length) / 4));
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** How much longer `values` took than `others`: the median of the ratios round by round, which share their moment. */
export const ratio = (values, others) => median(values.map((value, round) => value / others[round]));

/**
 * Takes samples of several things in turns, in another order every round, so that whatever else the machine does
 * falls on all of them alike.
 * @template {Record<string, () => number | Promise<number>>} Arms each gives one sample
 * @param {Arms} arms
 * @param {{ rounds: number, warmUp: number, restMs?: number, enoughMs?: number }} options `restMs`: pause before each
 * sample; `enoughMs`: when so much time has passed, a third of the rounds will do
 * @returns {Promise<{ [Name in keyof Arms]: number[] }>}
 */
export async function inTurns(arms, { rounds, warmUp, restMs = 0, enoughMs = Number.POSITIVE_INFINITY }) {
  const names = Object.keys(arms);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  const begun = performance.now();
  for (let round = -warmUp; round < rounds; round++) {
    if (round >= rounds / 3 && performance.now() - begun > enoughMs) break;
    const first = (round + warmUp) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      if (restMs) await new Promise((resolve) => setTimeout(resolve, restMs));
      const sample = await arms[name]();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** How long something takes. */
export async function timed(action) {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

/** Three digits are all a busy machine can vouch for. */
export const ms = (value) => (value < 100 ? value.toPrecision(3) : value.toFixed(0));

/** Cells of a table: the least, the median and the most. */
export const spread = (values) => [Math.min(...values), median(values), Math.max(...values)].map(ms);
