/** A run's events as they come in, shared by everything on the page that shows the run. */
import type { RunEvent } from "@weft/shared";
import { useEffect, useState } from "react";
import { followRun, type StreamState } from "../api/event-stream.ts";
import type { ApiProblem } from "../api/problem.ts";

export type RunFeed = {
  /** All events so far, in order; a new array whenever some are added. */
  events: readonly RunEvent[];
  stream: StreamState;
  /** Why the stream was given up. */
  problem: ApiProblem | null;
};

const nothing: RunFeed = { events: [], stream: "connecting", problem: null };
/** A burst (a long history at the start) is shown in pieces, a single event at once. Below the pace of the stream. */
const burstMs = 16;

/** Follows the run as long as the component is mounted; with null it follows nothing. */
export function useRunFeed(runId: string | null): RunFeed {
  const [feed, setFeed] = useState({ runId, ...nothing });
  useEffect(() => {
    if (runId === null) return;
    const stop = new AbortController();
    const add = inBursts((added) => setFeed((old) => ({ ...old, events: [...old.events, ...added] })));
    setFeed({ runId, ...nothing });
    followRun({
      runId,
      signal: stop.signal,
      onEvents: add.push,
      onState: (stream) => setFeed((old) => ({ ...old, stream })),
    }).catch((problem: ApiProblem) => setFeed((old) => ({ ...old, stream: "ended", problem })));
    return () => {
      stop.abort();
      add.cancel();
    };
  }, [runId]);
  return feed.runId === runId ? feed : nothing;
}

function inBursts(show: (events: RunEvent[]) => void) {
  let waiting: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownAt = 0;
  const flush = () => {
    timer = undefined;
    shownAt = performance.now();
    show(waiting);
    waiting = [];
  };
  return {
    push: (events: readonly RunEvent[]) => {
      waiting.push(...events);
      if (timer !== undefined) return;
      const rest = burstMs - (performance.now() - shownAt);
      if (rest <= 0) flush();
      else timer = setTimeout(flush, rest);
    },
    cancel: () => clearTimeout(timer),
  };
}
