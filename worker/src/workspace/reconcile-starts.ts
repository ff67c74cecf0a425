import type { Json } from "@weft/shared";
import { asc, eq, isNull } from "drizzle-orm";
import { runObject } from "../runs/plan.ts";
import type { WorkspaceContext } from "./context.ts";
import type { RunRow } from "./enter-run.ts";
import { launchRun } from "./launch-run.ts";
import { changeRun } from "./runs.ts";
import { runs, starts } from "./tables.ts";

/** Younger starts are still on their way. */
const patience = 5_000;
/** After this long a run that the engine does not take is told to have failed. */
const deadline = 10 * 60_000;
const batch = 20;

/**
 * Finishes starts that nothing was heard of: between a run's row and the engine's instance, or just after, the process
 * may have ended. Answers whether some are left to look at again.
 */
export async function reconcileStarts(context: WorkspaceContext, now = Date.now()): Promise<boolean> {
  const { db } = context;
  const open = db
    .select()
    .from(starts)
    .innerJoin(runs, eq(runs.id, starts.runId))
    .orderBy(asc(runs.seq))
    .all();
  const overdue = open.filter((row) => Date.parse(row.runs.createdAt) <= now - patience);
  await inBatches(overdue, (row) => reconcile(context, row.runs, JSON.parse(row.starts.output) as Json, now));
  return db.select({ id: starts.runId }).from(starts).get() !== undefined;
}

async function reconcile(context: WorkspaceContext, run: RunRow, output: Json, now: number): Promise<void> {
  try {
    // Only the second look proves it: creating an instance may be lost with the process as well.
    if ((await launchRun(context, run, output)) === "exists") {
      context.db.delete(starts).where(eq(starts.runId, run.id)).run();
    }
  } catch (error) {
    console.error(`Run ${run.id} could not be handed to the engine.`, error);
    if (Date.parse(run.createdAt) > now - deadline) return;
    const message =
      "The engine did not take this run for ten minutes, so it was never started. Start it again.";
    const endedAt = new Date(now).toISOString();
    changeRun(context.db, run.id, {
      status: "errored",
      startedAt: null,
      endedAt,
      error: { name: "StartFailed", message },
    });
  }
}

/** Wakes every run of this workspace that has not ended: in a local server nobody else does (PLATFORM, trap 1). */
export async function reviveRuns(context: WorkspaceContext): Promise<void> {
  const { db, env, name } = context;
  const lost = db.select().from(runs).innerJoin(starts, eq(runs.id, starts.runId)).all();
  await inBatches(lost, async (row) => {
    await reconcile(context, row.runs, JSON.parse(row.starts.output) as Json, Date.now());
  });
  const active = db
    .select({ id: runs.id })
    .from(runs)
    .where(isNull(runs.endedAt))
    .orderBy(asc(runs.seq))
    .all();
  await inBatches(active, async ({ id }) => {
    await runObject(env, name, id)
      .revive()
      .catch((error: unknown) => console.error(`Run ${id} could not be woken.`, error));
  });
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += batch) await Promise.all(items.slice(at, at + batch).map(work));
}
