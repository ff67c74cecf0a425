import { env, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { type Database, openDatabase } from "./database.ts";
import { answeredWaits, closeWait, dropWaits, openWait, receiveEvent } from "./waits.ts";

const { RUN } = env as unknown as Env;

/** Runs in an object with the tables of a run and nothing in them. */
const inRun = <T>(action: (db: Database) => T): Promise<T> =>
  runInDurableObject(RUN.getByName(`waits:${crypto.randomUUID()}`), async (_, { storage }) =>
    action(await openDatabase(storage)),
  );

const wait = (key: string, ...events: string[]) => {
  const [nodeId = "", ...iteration] = key.split(/[[\]]+/).filter(Boolean);
  return { key, nodeId, iteration: iteration.map(Number), events, timeoutMs: 1000 };
};
const nothing = { event: null, payload: null, receivedAt: null };
const at = (ms: number) => new Date(ms).toISOString();

describe("a wait", () => {
  it("takes the oldest event of its names that was there before it, once", async () => {
    const [first, second, answers] = await inRun((db) => {
      for (const [n, name] of ["other", "go", "stop", "go"].entries())
        receiveEvent(db, { name, payload: n }, n);
      const opened = [openWait(db, wait("a", "stop", "go"), 10), openWait(db, wait("b", "go"), 10)];
      return [...opened, ["a", "b"].map((key) => closeWait(db, key))];
    });
    expect([first, second]).toEqual([
      { answered: true, until: at(1010) },
      { answered: true, until: at(1010) },
    ]);
    expect(answers).toEqual([
      { event: "go", payload: 1, receivedAt: at(1) },
      { event: "go", payload: 3, receivedAt: at(3) },
    ]);
  });

  it("takes an event that comes later, the oldest wait of its name first", async () => {
    const { woken, answers } = await inRun((db) => {
      for (const key of ["a[0]", "a[1]"]) openWait(db, wait(key, "go"), 0);
      openWait(db, wait("other", "stop"), 0);
      receiveEvent(db, { name: "go", payload: { deep: [1] } }, 5);
      const woken = answeredWaits(db);
      receiveEvent(db, { name: "go", payload: null }, 6);
      return { woken, answers: ["a[0]", "a[1]", "other"].map((key) => closeWait(db, key)) };
    });
    expect(woken).toEqual([{ nodeId: "a", iteration: [0] }]);
    expect(answers).toEqual([
      { event: "go", payload: { deep: [1] }, receivedAt: at(5) },
      { event: "go", payload: null, receivedAt: at(6) },
      nothing,
    ]);
  });

  it("is opened and closed once, however often that is asked", async () => {
    const results = await inRun((db) => {
      const opened = [openWait(db, wait("a", "go"), 0), openWait(db, wait("a", "go"), 500)];
      const closed = [closeWait(db, "a"), closeWait(db, "a")];
      receiveEvent(db, { name: "go", payload: 1 }, 9);
      return {
        opened,
        closed: [...closed, closeWait(db, "a")],
        woken: answeredWaits(db),
        later: openWait(db, wait("b", "go"), 10),
      };
    });
    expect(results.opened).toEqual([
      { answered: false, until: at(1000) },
      { answered: false, until: at(1000) },
    ]);
    expect(results.closed).toEqual([nothing, nothing, nothing]);
    // A closed wait takes nothing: the event is still there for the next one.
    expect(results.woken).toEqual([]);
    expect(results.later.answered).toBe(true);
  });

  it("needs no waking once it is closed", async () => {
    const [before, after] = await inRun((db) => {
      openWait(db, wait("a", "go"), 0);
      receiveEvent(db, { name: "go", payload: 1 }, 1);
      const woken = answeredWaits(db).length;
      closeWait(db, "a");
      return [woken, answeredWaits(db).length];
    });
    expect([before, after]).toEqual([1, 0]);
  });

  it("that is dropped gives its event back, to the next wait of its name or until one begins", async () => {
    const answers = await inRun((db) => {
      for (const key of ["a", "b", "c"]) openWait(db, wait(key, "go"), 0);
      for (const n of [1, 2]) receiveEvent(db, { name: "go", payload: n }, n);
      dropWaits(db, (nodeId) => nodeId === "a" || nodeId === "b");
      openWait(db, wait("late", "go"), 5);
      return [answeredWaits(db).map(({ nodeId }) => nodeId), closeWait(db, "c"), closeWait(db, "late")];
    });
    expect(answers).toEqual([
      ["c", "late"],
      { event: "go", payload: 1, receivedAt: at(1) },
      { event: "go", payload: 2, receivedAt: at(2) },
    ]);
  });

  it("that was never opened has no answer", async () => {
    expect(await inRun((db) => closeWait(db, "nobody"))).toBeUndefined();
  });

  it("may have more names than a query may bind values", async () => {
    const names = Array.from({ length: 300 }, (_, n) => `event ${n}`);
    const { answered } = await inRun((db) => {
      receiveEvent(db, { name: "event 299", payload: 1 }, 0);
      return openWait(db, wait("a", ...names), 0);
    });
    expect(answered).toBe(true);
  });
});
