/** What one event costs, told by what the state after it does not share with the state before it. */
import { expect, it } from "vitest";
import { began, type Draft, did, graphOf, started } from "../../test/run-story.ts";
import { initialRun, reduceRun } from "../reduce-run.ts";
import type { RunEvent } from "../run-event.ts";
import type { RunGraph, RunState } from "../run-state.ts";

type Progress = RunState["progress"];

/** Entries of all objects and arrays of a progress, or of those that `known` does not hold. */
function entries(progress: Progress, known = new Set<object>()): { count: number; seen: Set<object> } {
  const seen = new Set<object>();
  let count = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || known.has(value) || seen.has(value)) return;
    seen.add(value);
    count += Object.keys(value).length;
    for (const part of Object.values(value)) visit(part);
  };
  visit(progress);
  return { count, seen };
}

function* folded(graph: RunGraph, drafts: Iterable<Draft>): Generator<{ before: Progress; after: Progress }> {
  let state = initialRun(graph);
  let eventId = 0;
  for (const draft of drafts) {
    const { progress } = state;
    eventId++;
    state = reduceRun(state, { ...draft, eventId, timestamp: eventId } as RunEvent);
    yield { before: progress, after: state.progress };
  }
}

const costOf = ({ before, after }: { before: Progress; after: Progress }): number =>
  entries(after, entries(before).seen).count;

function* passes(count: number, concurrency: number): Generator<Draft> {
  yield* started();
  for (let first = 0; first < count; first += concurrency) {
    const indices = Array.from({ length: concurrency }, (_, next) => first + next);
    for (const index of indices) yield* began(`a[${index}]`);
    for (const index of indices) yield* did(`b[${index}]`);
    for (const index of indices) yield* did(`a[${index}]`);
  }
}

it.each([1, 10])("ten thousand passes, %i at a time, hold and change no more than a few", (concurrency) => {
  const graph = graphOf("start each{a b}", "start -> each");
  const held: number[] = [];
  const costs: number[] = [];
  let at = 0;
  for (const step of folded(graph, passes(10_000, concurrency)))
    if (++at % 997 === 0) {
      held.push(entries(step.after).count);
      costs.push(costOf(step));
    }
  expect(held.length).toBeGreaterThan(50);
  expect(Math.max(...held)).toBeLessThan(100 + 40 * concurrency);
  expect(Math.max(...costs)).toBeLessThan(150 + 10 * concurrency);
});

it("an event costs about the same in a graph of two thousand nodes as in one of twenty", () => {
  const most = (size: number): number => {
    const ids = Array.from({ length: size }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => `${index === 0 ? "start" : ids[index - 1]} -> ${id}`);
    const drafts = [...started(), ...ids.slice(0, 20).flatMap((id) => did(id))];
    return Math.max(...[...folded(graphOf(`start ${ids.join(" ")}`, ...edges), drafts)].map(costOf));
  };
  const [small, large] = [most(20), most(2000)];
  expect(large).toBeLessThan(small + 300);
});
