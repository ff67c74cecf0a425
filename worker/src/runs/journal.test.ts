import { env, runInDurableObject } from "cloudflare:test";
import type { RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { openDatabase } from "./database.ts";
import { Journal } from "./journal.ts";

const { RUN } = env as unknown as Env;

const completed = (eventId: number, output: string): RunEvent => ({
  type: "step_completed",
  eventId,
  timestamp: 1,
  stepName: "a-1",
  output,
});

const ids = (events: Iterable<RunEvent>) => [...events].map(({ eventId }) => eventId);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => n + first);

describe("the journal of a run", () => {
  it("reads the same whether events are in memory, in storage or both", async () => {
    const pages = await runInDurableObject(RUN.getByName("journal:1"), async (_, { storage }) => {
      const db = await openDatabase(storage);
      const journal = new Journal({ db });
      const read = () => ({
        all: ids(journal.all()),
        page: ids(journal.after(7)),
        found: journal.find(9),
        last: journal.lastId,
      });
      for (const id of upTo(250)) journal.append(completed(id, `output ${id}`));
      const memory = read();
      journal.moveTo(db);
      for (const id of upTo(260, 251)) journal.append(completed(id, `output ${id}`));
      const both = read();
      journal.moveTo(db);
      const reopened = new Journal({ db });
      return [memory, both, read(), { ...read(), all: ids(reopened.all()), last: reopened.lastId }];
    });
    expect(pages.map(({ last }) => last)).toEqual([250, 260, 260, 260]);
    expect(pages.map(({ all }) => all)).toEqual([upTo(250), upTo(260), upTo(260), upTo(260)]);
    for (const { page, found } of pages) {
      expect(page).toEqual(upTo(107, 8));
      expect(found).toEqual(completed(9, "output 9"));
    }
  });

  it("is full after many events, or after large ones", () => {
    const many = new Journal({ db: undefined });
    for (const id of upTo(256)) many.append(completed(id, "x"));
    expect(many.isFull).toBe(false);
    many.append(completed(257, "x"));
    expect(many.isFull).toBe(true);
    const large = new Journal({ db: undefined });
    large.append(completed(1, "x".repeat(1024 * 1024)));
    expect(large.isFull).toBe(true);
  });

  it("needs no storage while there is none", () => {
    const journal = new Journal({ db: undefined });
    journal.append(completed(3, "x"));
    expect([journal.lastId, ids(journal.after(0)), ids(journal.after(3)), journal.find(4)]).toEqual([
      3,
      [3],
      [],
      undefined,
    ]);
  });
});
