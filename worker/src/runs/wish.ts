/**
 * What somebody wants of a run (pause, resume, cancel it, cancel it and undo what it did), kept until the engine shows
 * it: the engine ignores a pause while it is queued, ends running steps before it pauses, and may resume without
 * anything going on (PLATFORM, traps 14 and 19). The latest wish counts, but nothing follows a cancel, and nothing but
 * a cancel follows an undo.
 */
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { wishes } from "./tables.ts";
import { wakeEngine } from "./wake.ts";

export type Wish = "pause" | "resume" | "undo" | "cancel";

/** Whether nothing of the run is to go on any more. */
export const isLast = (wish: Wish | undefined): boolean => wish === "undo" || wish === "cancel";

export function storeWish(db: Database, wish: Wish, since = Date.now()): void {
  const present = readWish(db);
  if (present === "cancel" || (present === "undo" && wish !== "cancel")) return;
  const set = { wish, since };
  db.insert(wishes)
    .values({ id: 1, ...set })
    .onConflictDoUpdate({ target: wishes.id, set })
    .run();
}

export const readWish = (db: Database): Wish | undefined => db.select().from(wishes).get()?.wish;

/** Forgets the wish unless it is another one by now. */
export function forgetWish(db: Database, wish: Wish): void {
  db.delete(wishes).where(eq(wishes.wish, wish)).run();
}

const terminal: ReadonlySet<InstanceStatus["status"]> = new Set(["complete", "errored", "terminated"]);

export const wishedSince = (db: Database): number => db.select().from(wishes).get()?.since ?? 0;

/** Does the next thing for a wish. Resolves to whether the engine shows what is wanted. */
export async function pursueWish(wish: Wish, instance: WorkflowInstance, since: number): Promise<boolean> {
  const { status } = await instance.status();
  if (terminal.has(status)) return true;
  if (wish === "cancel") {
    await instance.terminate();
    return false;
  }
  if (wish === "undo") return pursueUndo(status, instance, since);
  return wish === "pause" ? pursuePause(status, instance) : pursueResume(status, instance);
}

/** Running steps are given this long to end, so that they are undone as well: the engine does not wait for them. */
const finishWithinMs = 30_000;

/**
 * A run that is paused has no step whose effect is still to come, and no code whose rejection would make the engine
 * call the handlers a second time (PLATFORM, trap 17). Asked again after a crash, the engine goes on with the rest.
 */
async function pursueUndo(
  status: InstanceStatus["status"],
  instance: WorkflowInstance,
  since: number,
): Promise<boolean> {
  const isPatient = Date.now() < since + finishWithinMs;
  if (isPatient && (status === "running" || status === "waiting")) await instance.pause();
  else if (!isPatient || status !== "waitingForPause") await instance.terminate({ rollback: true });
  return false;
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
