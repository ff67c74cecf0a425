/**
 * What somebody wants of a run (pause, resume, cancel), kept until the engine shows it: the engine ignores a pause
 * while it is queued, ends running steps before it pauses, and may resume without anything going on (PLATFORM, traps
 * 14 and 19). The latest wish counts; nothing follows a cancel.
 */
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { wishes } from "./tables.ts";
import { wakeEngine } from "./wake.ts";

export type Wish = "pause" | "resume" | "cancel";

export function storeWish(db: Database, wish: Wish): void {
  if (readWish(db) === "cancel") return;
  db.insert(wishes).values({ id: 1, wish }).onConflictDoUpdate({ target: wishes.id, set: { wish } }).run();
}

export const readWish = (db: Database): Wish | undefined => db.select().from(wishes).get()?.wish;

/** Forgets the wish unless it is another one by now. */
export function forgetWish(db: Database, wish: Wish): void {
  db.delete(wishes).where(eq(wishes.wish, wish)).run();
}

const terminal: ReadonlySet<InstanceStatus["status"]> = new Set(["complete", "errored", "terminated"]);

/** Does the next thing for a wish. Resolves to whether the engine shows what is wanted. */
export async function pursueWish(wish: Wish, instance: WorkflowInstance): Promise<boolean> {
  const { status } = await instance.status();
  if (terminal.has(status)) return true;
  if (wish === "cancel") {
    await instance.terminate();
    return false;
  }
  return wish === "pause" ? pursuePause(status, instance) : pursueResume(status, instance);
}

async function pursuePause(status: InstanceStatus["status"], instance: WorkflowInstance): Promise<boolean> {
  if (status === "running" || status === "waiting") await instance.pause();
  return status === "paused";
}

async function pursueResume(status: InstanceStatus["status"], instance: WorkflowInstance): Promise<boolean> {
  if (status === "paused" || status === "waitingForPause") {
    await instance.resume();
    return false;
  }
  // Resumed while the paused execution was still on its way out, or after a crash: nothing runs until it is woken.
  await wakeEngine(instance);
  return status !== "queued";
}
