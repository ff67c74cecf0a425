/** The passes of one loop to choose from. */
import type { Graph, Json, LoopPass, PassPicks, PassStatus, RunEvent } from "@weft/shared";
import { loopsOf } from "./pass-picks.ts";

export type PassChoice = {
  index: number;
  status: PassStatus;
  /** The item it is about, in short; empty where the loop has none. */
  item: string;
};

type AllPasses = { readonly [loopId: string]: readonly LoopPass[] };

/** A loop's passes in the passes of the loops around it that are shown: those picked, else the latest. */
export function passChoices(
  passes: AllPasses,
  events: readonly RunEvent[],
  graph: Graph,
  picks: PassPicks,
  loopId: string,
): PassChoice[] {
  const around = shownAround(passes, graph, picks, loopId);
  if (!around) return [];
  const items = loopItems(events, loopId, around);
  return within(passes[loopId] ?? [], around).map(({ iteration, status }) => {
    const index = iteration.at(-1) ?? 0;
    return { index, status, item: index in items ? shortText(items[index] as Json) : "" };
  });
}

/** The indices of the passes around a loop that are shown; `null` while there are none. */
function shownAround(passes: AllPasses, graph: Graph, picks: PassPicks, loopId: string): number[] | null {
  const around: number[] = [];
  for (const { id } of loopsOf(graph, loopId).slice(0, -1)) {
    const shown =
      picks[id] ??
      within(passes[id] ?? [], around)
        .at(-1)
        ?.iteration.at(-1);
    if (shown === undefined) return null;
    around.push(shown);
  }
  return around;
}

const within = (passes: readonly LoopPass[], around: readonly number[]): LoopPass[] =>
  passes.filter(({ iteration }) => around.every((index, level) => iteration[level] === index));

/** The items of a loop, where their event still has them. */
function loopItems(events: readonly RunEvent[], loopId: string, around: readonly number[]): readonly Json[] {
  const recorded = events.findLast(
    (event) =>
      event.type === "step_completed" &&
      event.nodeId === loopId &&
      event.passes !== undefined &&
      around.every((index, level) => event.iteration?.[level] === index),
  );
  return recorded?.type === "step_completed" && Array.isArray(recorded.output) ? recorded.output : [];
}

const shortText = (value: Json): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replace(/\s+/g, " ").slice(0, 80);

/** The passes that fit what was typed: a number from 1, or part of an item. Failed ones can be asked for alone. */
export function matchingPasses(
  choices: readonly PassChoice[],
  query: string,
  failedOnly: boolean,
): readonly PassChoice[] {
  const wanted = failedOnly ? choices.filter(({ status }) => status === "errored") : choices;
  const text = query.trim().toLowerCase();
  if (text === "") return wanted;
  return wanted.filter(
    ({ index, item }) => String(index + 1).startsWith(text) || item.toLowerCase().includes(text),
  );
}
