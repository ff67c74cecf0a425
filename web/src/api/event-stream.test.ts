import type { RunEvent } from "@weft/shared";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followRun, type StreamState } from "./event-stream.ts";

const message = (eventId: number, type: string) =>
  `id: ${eventId}\ndata: ${JSON.stringify({ eventId, timestamp: 0, type })}\n\n`;

/** An answer whose body is these chunks and then ends, or breaks, or goes on for ever. */
function stream(chunks: string[], then: "end" | "break" | "hang" = "end"): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      if (then === "end") controller.close();
    },
    pull(controller) {
      if (then === "break") controller.error(new TypeError("network error"));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

const refusal = (status: number) =>
  new Response(JSON.stringify({ type: "about:blank", title: "t", status, code: "c", detail: "d" }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

/** Answers the calls in order; says which event each asked to go on from. */
function serve(...answers: (Response | Error)[]): (string | null)[] {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get("last-event-id"));
    const answer = answers[asked.length - 1];
    if (!answer) throw new Error("Nobody should have asked again.");
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return asked;
}

async function follow() {
  const events: number[] = [];
  const states: StreamState[] = [];
  const stop = new AbortController();
  const done = followRun({
    runId: "run",
    signal: stop.signal,
    onEvents: (added: RunEvent[]) => events.push(...added.map((event) => event.eventId)),
    onState: (state) => states.push(state),
  }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return { events, states, stop, done };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("followRun", () => {
  it("ends with the run and asks no more", async () => {
    const asked = serve(stream([message(1, "workflow_queued"), message(2, "workflow_completed")], "hang"));
    const { events, states } = await follow();
    expect(events).toEqual([1, 2]);
    expect(states).toEqual(["connecting", "live", "ended"]);
    expect(asked).toEqual([null]);
  });

  it("goes on after the last event, whether the stream ended, broke or the server was away", async () => {
    const asked = serve(
      stream([message(1, "workflow_queued")], "end"),
      stream([message(2, "workflow_running"), "id: 3\ndata: {"], "break"),
      new TypeError("connection refused"),
      refusal(503),
      stream([message(3, "workflow_completed")]),
    );
    const { events } = await follow();
    expect(events).toEqual([1, 2, 3]);
    expect(asked).toEqual([null, "1", "2", "2", "2"]);
  });

  it("takes a connection on which nothing comes for a dead one", async () => {
    const asked = serve(
      stream([message(1, "workflow_queued")], "hang"),
      stream([message(2, "workflow_completed")]),
    );
    const { events } = await follow();
    expect(events).toEqual([1, 2]);
    expect(asked).toEqual([null, "1"]);
  });

  it("gives up where asking again would not help", async () => {
    serve(refusal(404));
    const { done, states } = await follow();
    expect(await done).toMatchObject({ name: "ApiProblem", status: 404 });
    expect(states).toEqual(["connecting"]);
  });

  it("gives what has just happened one moment after the other", async () => {
    const event = (eventId: number, type: string) =>
      `id: ${eventId}\ndata: ${JSON.stringify({ eventId, timestamp: Date.now(), type, nodeId: "a" })}\n\n`;
    serve(
      stream([event(1, "attempt_started") + event(2, "step_completed") + message(3, "workflow_completed")]),
    );
    const shown: number[][] = [];
    const done = followRun({
      runId: "run",
      signal: new AbortController().signal,
      onEvents: (events) => shown.push(events.map(({ eventId }) => eventId)),
    });
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(100);
    expect(shown).toEqual([[1], [2, 3]]);
    await done;
  });

  it("stops quietly when nobody looks any more", async () => {
    serve(stream([message(1, "workflow_queued")], "end"), ...Array.from({ length: 20 }, () => refusal(503)));
    const { stop, done } = await follow();
    stop.abort();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await done).toBeUndefined();
  });
});
