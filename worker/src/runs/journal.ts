/**
 * The events of a run so far, in order and without gaps. The latest are in memory only: the engine has them as well,
 * so most runs end without a row written. Many or large ones are moved to the object's storage, as is everything
 * when the object lets go of the engine and may be put to sleep.
 */
import type { RunEvent } from "@weft/shared";
import { asc, desc, eq, gt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { history } from "./tables.ts";

const maxEventsInMemory = 256;
const maxCharactersInMemory = 1024 * 1024;
const pageSize = 100;

export class Journal {
  readonly #store: { readonly db: Database | undefined };
  #latest: { event: RunEvent; text: string }[] = [];
  #characters = 0;
  #lastId: number;
  #lastStoredId: number;

  constructor(store: { readonly db: Database | undefined }) {
    this.#store = store;
    this.#lastStoredId = store.db ? lastStoredId(store.db) : 0;
    this.#lastId = this.#lastStoredId;
  }

  get lastId(): number {
    return this.#lastId;
  }

  append(event: RunEvent): void {
    const text = JSON.stringify(event);
    this.#latest.push({ event, text });
    this.#lastId = event.eventId;
    this.#characters += text.length;
  }

  get isFull(): boolean {
    return this.#latest.length > maxEventsInMemory || this.#characters > maxCharactersInMemory;
  }

  /** Moves everything to storage. */
  moveTo(db: Database): void {
    db.transaction((tx) => {
      for (const { event, text } of this.#latest)
        tx.insert(history).values({ eventId: event.eventId, event: text }).run();
    });
    this.#lastStoredId = this.#lastId;
    this.#latest = [];
    this.#characters = 0;
  }

  /** Up to a hundred events after that id, oldest first. */
  after(eventId: number): RunEvent[] {
    const stored = this.#stored(eventId);
    if (stored.length === pageSize) return stored;
    const latest = this.#latest.filter(({ event }) => event.eventId > eventId).map(({ event }) => event);
    return [...stored, ...latest].slice(0, pageSize);
  }

  *all(): Generator<RunEvent> {
    for (let page = this.after(0); page.length > 0; page = this.after(page.at(-1)?.eventId ?? this.#lastId))
      yield* page;
  }

  find(eventId: number): RunEvent | undefined {
    const inMemory = this.#latest.find(({ event }) => event.eventId === eventId);
    if (inMemory) return inMemory.event;
    const row = this.#store.db?.select().from(history).where(eq(history.eventId, eventId)).get();
    return row && (JSON.parse(row.event) as RunEvent);
  }

  #stored(after: number): RunEvent[] {
    const { db } = this.#store;
    if (!db || after >= this.#lastStoredId) return [];
    const rows = db
      .select({ event: history.event })
      .from(history)
      .where(gt(history.eventId, after))
      .orderBy(asc(history.eventId))
      .limit(pageSize)
      .all();
    return rows.map(({ event }) => JSON.parse(event) as RunEvent);
  }
}

function lastStoredId(db: Database): number {
  const row = db.select({ id: history.eventId }).from(history).orderBy(desc(history.eventId)).limit(1).get();
  return row?.id ?? 0;
}
