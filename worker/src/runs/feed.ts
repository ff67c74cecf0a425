/** The events of a run for one viewer, as they come. */
import { isTerminalEvent, type RunEvent } from "@weft/shared";
import type { Caretaker } from "./caretaker.ts";
import { shownEvent } from "./shown-event.ts";

const heartbeatMs = 15_000;
const pageSize = 100;

export type FeedSource = {
  /** Undefined once the run is archived. */
  tended: () => Promise<Caretaker | undefined>;
  archived: () => AsyncIterable<RunEvent>;
};

/**
 * Every event after that id, in order and to the last, whether the run is living, ends meanwhile or was archived long
 * ago. An empty page says that nothing happened for a while.
 */
export async function* feed(
  source: FeedSource,
  after: number,
  left: AbortSignal,
): AsyncGenerator<RunEvent[]> {
  const caretaker = await source.tended();
  if (!caretaker) return yield* archivedPages(source.archived(), after);
  caretaker.viewers++;
  let seen = after;
  try {
    for await (const page of livePages(caretaker, after, left)) {
      yield page;
      seen = page.at(-1)?.eventId ?? seen;
    }
  } finally {
    caretaker.viewers--;
  }
  // A viewer so slow that the run was archived before it had seen the end goes on in the archive.
  if (caretaker.isForgotten && !left.aborted) yield* archivedPages(source.archived(), seen);
}

async function* livePages(
  caretaker: Caretaker,
  after: number,
  left: AbortSignal,
): AsyncGenerator<RunEvent[]> {
  const { live } = caretaker;
  for (let seen = after; !left.aborted && !caretaker.isForgotten; ) {
    caretaker.takeUp();
    const page = live.journal.after(seen);
    const last = page.at(-1);
    if (last) {
      yield page.map((event) => shownEvent(event, live.plan.runId));
      seen = last.eventId;
      if (isTerminalEvent(last)) return;
    } else if (live.isEnded) return;
    else if (await isQuiet(live.nextEvent(), left)) yield [];
  }
}

/** Whether nothing happened for as long as a viewer should wait for a sign of life. */
async function isQuiet(event: Promise<void>, left: AbortSignal): Promise<boolean> {
  const quiet = Promise.withResolvers<boolean>();
  const leave = () => quiet.resolve(false);
  const timer = setTimeout(() => quiet.resolve(true), heartbeatMs);
  left.addEventListener("abort", leave);
  const result = await Promise.race([event.then(() => false), quiet.promise]);
  clearTimeout(timer);
  left.removeEventListener("abort", leave);
  return result;
}

async function* archivedPages(events: AsyncIterable<RunEvent>, after: number): AsyncGenerator<RunEvent[]> {
  let page: RunEvent[] = [];
  for await (const event of events) {
    if (event.eventId <= after) continue;
    page.push(event);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
