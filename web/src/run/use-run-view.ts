import { runGraph } from "@weft/codegen";
import { eventsOfPass, type Graph, isRunEnded } from "@weft/shared";
import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { awaitedEvents } from "./awaited-events.ts";
import { readPicks, withPick, writePicks } from "./pass-picks.ts";
import type { RunFeed } from "./run-feed.ts";
import { runFold } from "./run-fold.ts";
import { runHistory } from "./run-history.ts";
import type { RunPasses } from "./run-passes.ts";
import { stepNames } from "./step-names.ts";

/**
 * What is to be seen of a run: its state at the moment shown, which is the fold of the events up to it. The selected
 * step, the moment and the passes of loops that are picked stand in the address
 * (`?node=…&at=<event id>&pass=<loop>:<index>,…`), so that all of it can be linked to.
 */
export function useRunView(graph: Graph, { events }: RunFeed) {
  const [params, setParams] = useSearchParams();
  const set = (key: "node" | "at" | "pass", value: string | null) =>
    setParams((old) => withParam(old, key, value), { replace: true });

  const at = params.get("at");
  const prefix = at === null ? -1 : events.findLastIndex((event) => event.eventId <= Number(at));
  /** How many events are shown; null shows the present. */
  const shown = prefix < 0 || prefix === events.length - 1 ? null : prefix + 1;
  const seen = useMemo(() => (shown === null ? events : events.slice(0, shown)), [events, shown]);

  const folded = useMemo(() => runGraph(graph), [graph]);
  const passText = params.get("pass");
  const picks = useMemo(() => readPicks(passText, graph), [passText, graph]);
  const fold = useMemo(() => runFold(folded, picks), [folded, picks]);
  const present = useMemo(() => fold(events), [fold, events]);
  const nodeId = params.get("node");
  return {
    graph,
    events,
    shown,
    state: useMemo(() => fold(seen), [fold, seen]),
    present,
    history: useMemo(() => runHistory(eventsOfPass(seen, folded, picks), folded), [seen, folded, picks]),
    passes: useMemo(
      (): RunPasses => ({
        graph,
        runGraph: folded,
        events: seen,
        isLive: !isRunEnded(present.status),
        picks,
        pick: (loopId, index) =>
          setParams((old) => withParam(old, "pass", writePicks(withPick(graph, picks, loopId, index))), {
            replace: true,
          }),
      }),
      [graph, folded, seen, present.status, picks, setParams],
    ),
    /** In ms since 1970; null is the present. */
    moment: shown === null ? null : (seen.at(-1)?.timestamp ?? null),
    isLive: !isRunEnded(present.status),
    awaited: useMemo(() => awaitedEvents(graph, present), [graph, present]),
    stepName: useMemo(() => stepNames(graph), [graph]),
    node: graph.nodes.find((node) => node.id === nodeId) ?? null,
    selectNode: (id: string | null) => set("node", id),
    showMoment: (count: number | null) =>
      set("at", count === null ? null : String(events[count - 1]?.eventId ?? "")),
  };
}

export type RunViewModel = ReturnType<typeof useRunView>;

function withParam(params: URLSearchParams, key: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
