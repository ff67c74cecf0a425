import { describe, expect, it } from "vitest";
import type { EngineEvent } from "./annotate.ts";
import { follow, type Source } from "./follow.ts";

const encoder = new TextEncoder();

/** An engine with so many events; every stream of it breaks after some. */
function engine({ events, perStream, missing = 0 }: { events: number; perStream: number; missing?: number }) {
  const taken: number[] = [];
  const asked: number[] = [];
  let cancelled = 0;
  const source: Source = {
    cursor: () => taken.at(-1) ?? 0,
    take: ({ eventId }) => taken.push(eventId) === events && eventId === events,
    subscribe: async (cursor) => {
      asked.push(cursor);
      if (asked.length <= missing) throw new Error("instance.not_found");
      let next = cursor + 1;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (next > cursor + perStream) controller.error(new Error("cut"));
          else controller.enqueue(line(next++));
        },
        cancel: () => {
          cancelled++;
        },
      });
    },
  };
  return { source, taken, asked, cancelled: () => cancelled };
}

const line = (eventId: number) =>
  encoder.encode(
    `${JSON.stringify({ eventId, type: "workflow_running", timestamp: 1, instanceId: "x" } satisfies EngineEvent)}\n`,
  );

describe("following the engine", () => {
  it("takes every event once, in order, over any number of cuts", async () => {
    const { source, taken, asked } = engine({ events: 7, perStream: 3 });
    await follow(source).done;
    expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(asked).toEqual([0, 3, 6]);
  });

  it("waits for an instance that is not there yet", async () => {
    const { source, taken } = engine({ events: 2, perStream: 5, missing: 4 });
    await follow(source).done;
    expect(taken).toEqual([1, 2]);
  });

  it("reads events that come in pieces", async () => {
    const bytes = [line(1), line(2)].flatMap((chunk) => [...chunk]);
    const taken: number[] = [];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      },
    });
    await follow({
      cursor: () => 0,
      subscribe: async () => stream,
      take: ({ eventId }) => taken.push(eventId) === 2,
    }).done;
    expect(taken).toEqual([1, 2]);
  });

  it("has caught up when the engine is silent, and lets go when it is told to", async () => {
    let isCancelled = false;
    const silent = new ReadableStream<Uint8Array>({
      cancel: () => {
        isCancelled = true;
      },
    });
    const following = follow({ cursor: () => 0, subscribe: async () => silent, take: () => false });
    await following.caughtUp;
    expect(isCancelled).toBe(false);
    following.stop();
    await following.done;
    expect(isCancelled).toBe(true);
  });

  it("does not hide that an event could not be taken", async () => {
    const { source } = engine({ events: 3, perStream: 3 });
    const broken = () => {
      throw new Error("our own bug");
    };
    await expect(follow({ ...source, take: broken }).done).rejects.toThrow("our own bug");
  });
});
