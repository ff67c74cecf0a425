/**
 * A set of whole numbers as the ends of its ranges: `[0, 41, 43, 43]`. The passes of a loop end nearly in order, so
 * ten thousand of them are one range.
 */
export type Ranges = readonly number[];

export function isIn(ranges: Ranges, value: number): boolean {
  for (let at = ranges.length - 2; at >= 0; at -= 2)
    if (value >= (ranges[at] as number)) return value <= (ranges[at + 1] as number);
  return false;
}

export function withNumber(ranges: Ranges, value: number): Ranges {
  if (isIn(ranges, value)) return ranges;
  let at = ranges.length;
  while (at > 0 && (ranges[at - 2] as number) > value) at -= 2;
  const follows = at > 0 && ranges[at - 1] === value - 1;
  const precedes = at < ranges.length && ranges[at] === value + 1;
  const next = ranges.slice();
  if (follows && precedes) next.splice(at - 1, 2);
  else if (follows) next[at - 1] = value;
  else if (precedes) next[at] = value;
  else next.splice(at, 0, value, value);
  return next;
}
