import type { RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import {
  ended,
  graphOf,
  objectOf,
  parseEvents,
  pause,
  publish,
  type TestRun,
  until,
  viewed,
} from "../../test/runs.ts";

const one = ["transform", { mode: "expression", expression: "{{ 1 }}" }] as const;

const forkedGraph = () =>
  graphOf(
    [
      [
        "call",
        "http",
        { method: "GET", url: "https://echo.weft.test/?fail=1" },
        { retry: { limit: 1, delay: 50 } },
      ],
      ["nap", "sleep", { duration: 200 }],
      ["both", ...one],
    ],
    ["start -> call", "start -> nap", "call -> both", "nap -> both"],
  );

const idsOf = (events: RunEvent[]) => events.map(({ eventId }) => eventId);

/** Reads a stream until `enough` says so of the events so far, then leaves. */
async function leaveAfter(run: TestRun, lastEventId: number, count: number): Promise<RunEvent[]> {
  const { body } = await objectOf(run).events(lastEventId);
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (parseEvents(text).length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return parseEvents(text).slice(0, count);
}

describe.concurrent("the events of a run", () => {
  it("come live, in order, one per event of the engine, and end with the last", async () => {
    const run = await (await publish(forkedGraph())).start();
    const events = await viewed(run);
    expect(idsOf(events)).toEqual(idsOf(events).toSorted((a, b) => a - b));
    expect(new Set(idsOf(events)).size).toBe(events.length);
    expect(events[0]).toMatchObject({ type: "workflow_queued" });
    expect(events.at(-1)).toMatchObject({ type: "workflow_completed", output: 1 });
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "workflow_started",
        nodeId: "start",
        handles: ["out"],
        params: expect.objectContaining({ kind: "manual" }),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "sleep_started",
        nodeId: "nap",
        phase: "sleep",
        durationMs: expect.any(Number),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "attempt_errored",
        nodeId: "call",
        attempt: 1,
        error: expect.objectContaining({ name: "HttpError" }),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ type: "step_completed", nodeId: "call", handles: ["out"] }),
    );
  });

  it("are the same for every viewer, whenever it comes and wherever it goes on", async () => {
    const run = await (await publish(forkedGraph())).start();
    const live = await viewed(run);
    const again = async (lastEventId: number) => JSON.stringify(await viewed(run, lastEventId));
    for (const { eventId } of [{ eventId: 0 }, ...live]) {
      expect(await again(eventId)).toBe(JSON.stringify(live.filter((event) => event.eventId > eventId)));
    }
    // The same from the archive, which is written a moment after the end.
    await pause(2500);
    for (const { eventId } of [{ eventId: 0 }, ...live]) {
      expect(await again(eventId)).toBe(JSON.stringify(live.filter((event) => event.eventId > eventId)));
    }
    expect(await viewed(run, 1_000_000)).toEqual([]);
  });

  it("lose and double nothing when the line is cut after each of them", async () => {
    const run = await (await publish(forkedGraph())).start();
    const seen: RunEvent[] = [];
    while (seen.at(-1)?.type !== "workflow_completed")
      seen.push(...(await leaveAfter(run, seen.at(-1)?.eventId ?? 0, 1)));
    expect(seen).toEqual(await viewed(run));
  });

  it("reach a viewer although another one does not read", async () => {
    const run = await (await publish(forkedGraph())).start();
    const stuck = await objectOf(run).events(0);
    expect((await viewed(run)).at(-1)?.type).toBe("workflow_completed");
    await pause(2500);
    // It was archived while nobody read: the slow viewer still gets everything.
    expect(parseEvents(await stuck.text())).toEqual(await viewed(run));
  });

  it("come through the API, resumed by Last-Event-ID", async () => {
    const run = await (await publish(forkedGraph())).start();
    await ended(run);
    const { status, headers, body } = await run.call("GET", `/runs/${run.id}/events`, {
      headers: { "Last-Event-ID": "3" },
    });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/event-stream");
    expect(idsOf(parseEvents(body))).toEqual(idsOf(await viewed(run)).filter((id) => id > 3));
  });

  it("are heard again after the run was let go of", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["ask", "wait_event", { events: ["go"] }],
          ["then", ...one],
        ],
        ["start -> ask", "ask.event:go -> then"],
      ),
    );
    const run = await start();
    await until(run, "waiting");
    await pause(4000);
    const listening = viewed(run);
    await run.call("POST", `/runs/${run.id}/events`, { body: { name: "go" } });
    const events = await listening;
    expect(events[0]?.eventId).toBe(1);
    expect(events.at(-1)?.type).toBe("workflow_completed");
  });
});
