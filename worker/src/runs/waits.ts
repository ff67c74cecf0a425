/**
 * Waits for events, and events waiting to be taken (LANGUAGE, `wait_event`). The answer to a wait is a row here,
 * decided once; the engine's own event only wakes the step that comes to read it (PLATFORM, trap 3).
 */
import type { Json } from "@weft/shared";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { inbox, waits } from "./tables.ts";

export type WaitRequest = {
  /** The step's name with its indices; a wait is opened once per key. */
  key: string;
  nodeId: string;
  iteration: number[];
  /** Names of events, one of which ends the wait. */
  events: string[];
  timeoutMs: number;
};

/** `until` is ISO 8601 UTC; with `answered` there is nothing to wait for. */
export type OpenedWait = { answered: boolean; until: string };
/** All `null` when the wait timed out. */
export type WaitAnswer = { event: string | null; payload: Json; receivedAt: string | null };

/** Opens a wait, or says again how it was opened. It takes the oldest event of its names that is still there. */
export function openWait(db: Database, request: WaitRequest, now: number): OpenedWait {
  return db.transaction((tx) => {
    const known = tx.select().from(waits).where(eq(waits.key, request.key)).get();
    if (known) return { answered: known.eventId !== null, until: known.until };
    const until = new Date(now + request.timeoutMs).toISOString();
    const event = tx
      .select({ id: inbox.id })
      .from(inbox)
      .where(and(isOneOf(request.events), eq(inbox.isTaken, false)))
      .orderBy(asc(inbox.id))
      .get();
    tx.insert(waits)
      .values({
        key: request.key,
        nodeId: request.nodeId,
        iteration: JSON.stringify(request.iteration),
        events: JSON.stringify(request.events),
        until,
        eventId: event?.id ?? null,
      })
      .run();
    if (event) tx.update(inbox).set({ isTaken: true }).where(eq(inbox.id, event.id)).run();
    return { answered: event !== undefined, until };
  });
}

/** One bound value for all names: a query may bind no more than a hundred. */
const isOneOf = (names: string[]) =>
  sql`${inbox.name} IN (SELECT value FROM json_each(${JSON.stringify(names)}))`;

/** Keeps an event; the oldest open wait of its name takes it at once. */
export function receiveEvent(db: Database, event: { name: string; payload: Json }, now: number): void {
  db.transaction((tx) => {
    const { id } = tx
      .insert(inbox)
      .values({
        name: event.name,
        payload: JSON.stringify(event.payload),
        receivedAt: new Date(now).toISOString(),
      })
      .returning({ id: inbox.id })
      .get();
    offer(tx, { id, name: event.name });
  });
}

/** Gives an event to the oldest open wait of its name, if there is one. */
function offer(tx: Pick<Database, "select" | "update">, { id, name }: { id: number; name: string }): void {
  const open = tx
    .select({ id: waits.id, events: waits.events })
    .from(waits)
    .where(and(isNull(waits.eventId), eq(waits.isClosed, false)))
    .orderBy(asc(waits.id))
    .all();
  const taker = open.find((wait) => (JSON.parse(wait.events) as string[]).includes(name));
  tx.update(inbox)
    .set({ isTaken: taker !== undefined })
    .where(eq(inbox.id, id))
    .run();
  if (taker) tx.update(waits).set({ eventId: id }).where(eq(waits.id, taker.id)).run();
}

/** Closes the waits of nodes that have ended without reading them; an event that one of them had taken goes back. */
export function dropWaits(db: Database, hasEnded: (nodeId: string, iteration: number[]) => boolean): void {
  db.transaction((tx) => {
    const open = tx.select().from(waits).where(eq(waits.isClosed, false)).orderBy(asc(waits.id)).all();
    const over = open.filter((wait) => hasEnded(wait.nodeId, JSON.parse(wait.iteration) as number[]));
    for (const { id } of over)
      tx.update(waits).set({ isClosed: true, eventId: null }).where(eq(waits.id, id)).run();
    for (const { eventId } of over) {
      const event = eventId === null ? undefined : tx.select().from(inbox).where(eq(inbox.id, eventId)).get();
      if (event) offer(tx, event);
    }
  });
}

/**
 * Closes a wait by the event it has taken, or as timed out, and gives that answer from then on.
 * `undefined` if it was never opened.
 */
export function closeWait(db: Database, key: string): WaitAnswer | undefined {
  return db.transaction((tx) => {
    const wait = tx.select().from(waits).where(eq(waits.key, key)).get();
    if (!wait) return undefined;
    tx.update(waits).set({ isClosed: true }).where(eq(waits.id, wait.id)).run();
    if (wait.eventId === null) return { event: null, payload: null, receivedAt: null };
    const event = tx.select().from(inbox).where(eq(inbox.id, wait.eventId)).get();
    return event
      ? { event: event.name, payload: JSON.parse(event.payload) as Json, receivedAt: event.receivedAt }
      : undefined;
  });
}

/** Waits that have their event but whose step has not come to read it: the engine has to be woken for them. */
export function answeredWaits(db: Database): { nodeId: string; iteration: number[] }[] {
  return db
    .select({ nodeId: waits.nodeId, iteration: waits.iteration })
    .from(waits)
    .where(and(isNotNull(waits.eventId), eq(waits.isClosed, false)))
    .all()
    .map(({ nodeId, iteration }) => ({ nodeId, iteration: JSON.parse(iteration) as number[] }));
}
