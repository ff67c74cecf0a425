import { type Failure, isRunEnded, type RunStatus } from "@weft/shared";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { type ChildEnd, childEnd, childEndEvent } from "../runs/child-end.ts";
import { runObject } from "../runs/plan.ts";
import type { WorkspaceContext } from "./context.ts";
import type { RunRow } from "./enter-run.ts";
import { runs } from "./tables.ts";

const batch = 20;

/**
 * Tells runs of the ends they wait for. A row stays untold until its parent has the end in its own storage, or has
 * ended itself. Resolves to whether nothing is left to tell.
 */
export async function tellParents(context: WorkspaceContext): Promise<boolean> {
  const untold = context.db
    .select()
    .from(runs)
    // Word for word as in the index of these rows, or it would not be used.
    .where(and(sql`${runs.isAwaited}`, isNotNull(runs.endedAt)))
    .orderBy(asc(runs.seq))
    .all();
  let isDone = true;
  for (let at = 0; at < untold.length; at += batch) {
    const told = await Promise.all(untold.slice(at, at + batch).map((run) => tell(context, run)));
    isDone &&= !told.includes(false);
  }
  return isDone;
}

async function tell(context: WorkspaceContext, run: RunRow): Promise<boolean> {
  const { db, env, name } = context;
  try {
    const parent = runObject(env, name, run.parentRunId ?? "");
    const { accepted, status } = await parent.send(childEndEvent(run.id), await endOf(context, run));
    if (!accepted && !isRunEnded(status)) return false;
    db.update(runs).set({ isAwaited: false }).where(eq(runs.id, run.id)).run();
    return true;
  } catch (error) {
    console.error(
      `The end of run ${run.id} has not reached ${run.parentRunId} and will be told again.`,
      error,
    );
    return false;
  }
}

/** The row knows how it ended, and the run's own object what it gave. */
async function endOf({ env, name }: WorkspaceContext, run: RunRow): Promise<ChildEnd> {
  const status = run.status as RunStatus;
  const error = run.error === null ? null : (JSON.parse(run.error) as Failure);
  const state =
    status === "complete"
      ? (await runObject(env, name, run.id).read())?.state
      : { status, error, output: null };
  const end = state && childEnd(run.id, state);
  if (!end) throw new Error("its output cannot be read yet");
  return end;
}
