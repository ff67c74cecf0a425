/**
 * A time axis on which nothing-but-waiting is short. Days of sleep between milliseconds of work would leave only the
 * sleep to see, so stretches in which no step works are folded to a fixed share once they outweigh the work.
 */
type Span = { from: number; to: number };

/** A stretch of the axis; `start` and `end` are places between 0 and 1. */
export type AxisPart = Span & { folded: boolean; start: number; end: number };

export type FoldedTime = { parts: AxisPart[]; place: (at: number) => number };

/** The most of the axis that is left to work beside folded stretches; reached at ten seconds of it. */
const mostWork = 0.64;
const muchWorkMs = 10_000;
/** A stretch without work is folded when it is longer than this part of all the work, and than `shortest` ms. */
const foldFrom = 0.5;
const shortest = 400;

/** @param busy when steps worked, in any order; @param whole the run from start to end or now, in ms */
export function foldTime(busy: readonly Span[], whole: Span): FoldedTime {
  const spans = alternate(merge(busy, whole), whole);
  const work = spans.filter((span) => !span.idle).reduce((sum, span) => sum + span.to - span.from, 0);
  const isFolded = (span: Span & { idle: boolean }) =>
    span.idle && span.to - span.from > Math.max(work * foldFrom, shortest);
  const unfolded = spans
    .filter((span) => !isFolded(span))
    .reduce((sum, span) => sum + span.to - span.from, 0);
  const foldedCount = spans.filter(isFolded).length;
  const plain = foldedCount === 0 ? 1 : workShare(unfolded);
  let at = 0;
  const parts = spans.map((span): AxisPart => {
    const folded = isFolded(span);
    const length = folded ? (1 - plain) / foldedCount : ((span.to - span.from) / (unfolded || 1)) * plain;
    const start = at;
    at += length;
    return { from: span.from, to: span.to, folded, start, end: at };
  });
  return { parts, place: (time) => placeOf(parts, time) };
}

/** By the logarithm: three milliseconds beside days of waiting stay a sliver, seconds get room. */
const workShare = (ms: number): number => Math.min(mostWork, Math.log1p(ms) / Math.log1p(muchWorkMs));

/** Overlapping spans as one, in order, cut to the whole. */
function merge(busy: readonly Span[], whole: Span): Span[] {
  const merged: Span[] = [];
  for (const span of busy.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, whole.from);
    const to = Math.min(Math.max(span.to, from), whole.to);
    if (from > whole.to) continue;
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function alternate(busy: readonly Span[], whole: Span): (Span & { idle: boolean })[] {
  const spans: (Span & { idle: boolean })[] = [];
  let at = whole.from;
  for (const span of busy) {
    if (span.from > at) spans.push({ from: at, to: span.from, idle: true });
    spans.push({ ...span, idle: false });
    at = span.to;
  }
  if (whole.to > at) spans.push({ from: at, to: whole.to, idle: true });
  return spans;
}

function placeOf(parts: readonly AxisPart[], time: number): number {
  const part = parts.find((one) => time <= one.to);
  if (!part) return parts.length > 0 ? 1 : 0;
  const length = part.to - part.from;
  const inside = length === 0 ? 0 : Math.max(0, time - part.from) / length;
  return part.start + inside * (part.end - part.start);
}
