const spacing = 65_536;

/**
 * Places for a list whose kept items have ascending places already: new items come between their neighbours, and only
 * where there is no room left does everything get a new place.
 */
export function placeRanks(order: readonly string[], kept: ReadonlyMap<string, number>): Map<string, number> {
  return placeBetween(order, kept) ?? new Map(order.map((key, at) => [key, at * spacing]));
}

function placeBetween(
  order: readonly string[],
  kept: ReadonlyMap<string, number>,
): Map<string, number> | undefined {
  const ranks = new Map<string, number>();
  let waiting: string[] = [];
  let last: number | undefined;
  for (const key of order) {
    const rank = kept.get(key);
    if (rank === undefined) {
      waiting.push(key);
      continue;
    }
    const step = last === undefined ? spacing : Math.floor((rank - last) / (waiting.length + 1));
    if (step < 1) return undefined;
    for (const [at, id] of waiting.entries()) ranks.set(id, rank - (waiting.length - at) * step);
    ranks.set(key, rank);
    waiting = [];
    last = rank;
  }
  const next = last === undefined ? 0 : last + spacing;
  for (const [at, id] of waiting.entries()) ranks.set(id, next + at * spacing);
  return ranks;
}
