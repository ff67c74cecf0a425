/** Run events as server-sent events. */
import type { RunEvent } from "@weft/shared";

/** Gives some events, or none after a while in which nothing happened; ends early when the signal aborts. */
export type Feed = (signal: AbortSignal) => AsyncGenerator<RunEvent[]>;

const encoder = new TextEncoder();

/**
 * A `text/event-stream` that reads from the feed only as fast as the viewer takes it, so a slow viewer holds up
 * nobody. The first comment makes headers go out at once.
 */
export function eventStream(feed: Feed): Response {
  const left = new AbortController();
  const events = feed(left.signal);
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(": run events\n\n")),
      async pull(controller) {
        const { done, value } = await events.next();
        if (done) controller.close();
        else
          controller.enqueue(
            encoder.encode(value.length === 0 ? ": still here\n\n" : value.map(frame).join("")),
          );
      },
      async cancel() {
        left.abort();
        await events.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
  });
}

const frame = (event: RunEvent): string => `id: ${event.eventId}\ndata: ${JSON.stringify(event)}\n\n`;
