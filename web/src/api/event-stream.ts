/**
 * A run's events over `fetch` (an `EventSource` cannot send the token). A stream that breaks is taken up again after
 * the last event received, so nothing is lost or doubled; it ends with the run.
 */
import { isTerminalEvent, type RunEvent } from "@weft/shared";
import { request } from "./client.ts";
import { pacedGroups } from "./event-pacing.ts";
import { ApiProblem, unreachable } from "./problem.ts";
import { serverSentEventParser } from "./server-sent-events.ts";

export type StreamState = "connecting" | "live" | "retrying" | "ended";

export type FollowRun = {
  runId: string;
  signal: AbortSignal;
  onEvents: (events: RunEvent[]) => void;
  onState?: (state: StreamState) => void;
  /** Only events after this one. */
  after?: number;
};

/** Between two groups of events that are shown one after the other. */
const momentMs = 24;
const firstDelayMs = 500;
const longestDelayMs = 15_000;
/** The server sends a comment now and then; a connection silent for longer is dead. */
const silenceMs = 60_000;

/** Resolves when the run has ended or `signal` is aborted; throws an `ApiProblem` the server will not take back (4xx). */
export async function followRun({ runId, signal, onEvents, onState, after = 0 }: FollowRun): Promise<void> {
  let last = after;
  let delay = firstDelayMs;
  while (!signal.aborted) {
    onState?.("connecting");
    try {
      const ended = await readOnce(
        runId,
        last,
        signal,
        (events) => {
          delay = firstDelayMs;
          last = events.at(-1)?.eventId ?? last;
          onEvents(events);
        },
        () => onState?.("live"),
      );
      if (ended) {
        onState?.("ended");
        return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isPassing(error)) throw error;
    }
    onState?.("retrying");
    await pause(delay * (0.75 + Math.random() / 2), signal);
    delay = Math.min(delay * 2, longestDelayMs);
  }
}

/** Whether trying again may help: no answer, a broken stream, too many requests, a fault of the server. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);

async function readOnce(
  runId: string,
  last: number,
  signal: AbortSignal,
  onEvents: (events: RunEvent[]) => void,
  onOpen: () => void,
): Promise<boolean> {
  const response = await request(`/runs/${encodeURIComponent(runId)}/events`, {
    headers: { accept: "text/event-stream", ...(last > 0 ? { "last-event-id": String(last) } : {}) },
    signal,
  });
  onOpen();
  if (!response.body) return false;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parse = serverSentEventParser();
  for (;;) {
    const watchdog = setTimeout(() => void reader.cancel(), silenceMs);
    const { done, value } = await reader
      .read()
      .catch((error: unknown) => {
        throw unreachable(error);
      })
      .finally(() => clearTimeout(watchdog));
    if (done) return false;
    const events = parse(value).map((message) => JSON.parse(message.data) as RunEvent);
    for (const [index, group] of pacedGroups(events, Date.now()).entries()) {
      if (index > 0) await moment(signal);
      if (group.length > 0 && !signal.aborted) onEvents(group);
    }
    if (events.some(isTerminalEvent)) return true;
  }
}

/** Long enough for one picture; a page nobody sees has no time to lose. */
const moment = (signal: AbortSignal) =>
  globalThis.document?.visibilityState === "hidden" ? undefined : pause(momentMs, signal);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}
