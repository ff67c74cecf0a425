/**
 * The keys and values of a workspace, as its runs read and change them (LANGUAGE, `store`). A change is kept together
 * with a receipt, so that an attempt that was cut off after it changes nothing when it is made again. Receipts go when
 * their run ends: until then an attempt may come back after any time.
 */
import { and, asc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { failed, runEnded, type StepAnswer } from "./step-answer.ts";
import { runs, storedValues, storeReceipts } from "./tables.ts";

/** Values are JSON texts. */
type Change =
  | { op: "set"; key: string; value: string }
  | { op: "delete"; key: string }
  | { op: "increment"; key: string; by: number };
export type StoreCall = { op: "get"; key: string } | { op: "list"; key: string } | Change;

/** One step of a run, in one pass. */
export type StoreCaller = { runId: string; step: string };

const maxItems = 1000;
const maxListBytes = 1024 * 1024;
const encoder = new TextEncoder();

/** The answer is a JSON text. */
export function callStore(db: Database, caller: StoreCaller, call: StoreCall): StepAnswer<string> {
  return db.transaction((): StepAnswer<string> => {
    if (!isActive(db, caller.runId)) return runEnded();
    if (call.op === "get") return { value: storedValue(db, call.key) ?? "null" };
    if (call.op === "list") return { value: list(db, call.key) };
    const before = receiptOf(db, caller);
    if (before) return { value: before.result ?? answerTo(call) };
    const changed = change(db, call);
    if ("value" in changed) keepReceipt(db, caller, call.op === "increment" ? changed.value : null);
    return changed;
  });
}

/** What the steps of a run have changed is not asked for again once it has ended. */
export function dropReceipts(db: Database, runId: string): void {
  db.delete(storeReceipts).where(eq(storeReceipts.runId, runId)).run();
}

const isActive = (db: Database, runId: string): boolean =>
  db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.id, runId), isNull(runs.endedAt)))
    .get() !== undefined;

const storedValue = (db: Database, key: string): string | undefined =>
  db.select({ value: storedValues.value }).from(storedValues).where(eq(storedValues.key, key)).get()?.value;

function change(db: Database, call: Change): StepAnswer<string> {
  if (call.op === "increment") return increment(db, call);
  if (call.op === "delete") db.delete(storedValues).where(eq(storedValues.key, call.key)).run();
  else put(db, call.key, call.value);
  return { value: answerTo(call) };
}

/** What is not a number of its own is known from the call. */
const answerTo = (call: Change): string => (call.op === "set" ? call.value : "null");

function increment(db: Database, { key, by }: { key: string; by: number }): StepAnswer<string> {
  const current: unknown = JSON.parse(storedValue(db, key) ?? "0");
  if (typeof current !== "number")
    return failed("TypeError", `The value under ${JSON.stringify(key)} is no number, so it cannot grow.`);
  const next = current + by;
  if (!Number.isFinite(next))
    return failed("TypeError", `The number under ${JSON.stringify(key)} would be too large to be kept.`);
  const value = JSON.stringify(next);
  put(db, key, value);
  return { value };
}

function put(db: Database, key: string, value: string): void {
  const row = { value, bytes: encoder.encode(value).length };
  db.insert(storedValues)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: storedValues.key, set: row })
    .run();
}

/**
 * Keys that begin with `prefix`, which stand side by side in the order of their bytes. Sizes are read first, so that no
 * more than what is given is ever in memory; `more` says that some were left out.
 */
function list(db: Database, prefix: string): string {
  const candidates = db
    .select({ key: storedValues.key, bytes: storedValues.bytes })
    .from(storedValues)
    .where(gte(storedValues.key, prefix))
    .orderBy(asc(storedValues.key))
    .limit(maxItems + 1)
    .all();
  const matching = candidates.filter(({ key }) => key.startsWith(prefix));
  const keys: string[] = [];
  let bytes = 0;
  for (const { key, bytes: size } of matching.slice(0, maxItems)) {
    bytes += size + encoder.encode(JSON.stringify(key)).length + '{"key":,"value":},'.length;
    if (bytes > maxListBytes - '{"items":[],"more":true}'.length) break;
    keys.push(key);
  }
  const items = inOrder(db, keys).map(({ key, value }) => `{"key":${JSON.stringify(key)},"value":${value}}`);
  return `{"items":[${items.join(",")}]${keys.length < matching.length ? ',"more":true' : ""}}`;
}

/** One bound value for all keys: a query may bind no more than a hundred. */
const inOrder = (db: Database, keys: readonly string[]) =>
  db
    .select({ key: storedValues.key, value: storedValues.value })
    .from(storedValues)
    .where(sql`${storedValues.key} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`)
    .orderBy(asc(storedValues.key))
    .all();

const receiptOf = (db: Database, { runId, step }: StoreCaller) =>
  db
    .select({ result: storeReceipts.result })
    .from(storeReceipts)
    .where(and(eq(storeReceipts.runId, runId), eq(storeReceipts.step, step)))
    .get();

function keepReceipt(db: Database, caller: StoreCaller, result: string | null): void {
  db.insert(storeReceipts)
    .values({ ...caller, result })
    .run();
}
