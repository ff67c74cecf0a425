import type { RunStatus, WorkflowSummary } from "@weft/shared";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Slice, SliceQuery } from "../runs/plan.ts";
import type { Database } from "./database.ts";
import { sliceOf } from "./slice-of.ts";
import { runs, workflows } from "./tables.ts";
import type { WorkflowRow } from "./workflows.ts";

const recent = 20;

/** Workflows, the newest first. */
export function listWorkflows(db: Database, { after, limit }: SliceQuery): Slice<WorkflowSummary> {
  const rows = db
    .select()
    .from(workflows)
    .where(and(isNull(workflows.deletedAt), after === null ? undefined : lt(workflows.seq, after)))
    .orderBy(desc(workflows.seq))
    .limit(limit + 1)
    .all();
  return sliceOf(
    rows,
    limit,
    (row) => row.seq,
    (row) => summarise(db, row),
  );
}

function summarise(db: Database, row: WorkflowRow): WorkflowSummary {
  const { id, name, enabled, revision, liveVersion, createdAt, updatedAt } = row;
  const latest = db
    .select()
    .from(runs)
    .where(eq(runs.workflowId, id))
    .orderBy(desc(runs.seq))
    .limit(recent)
    .all();
  const [last] = latest;
  return {
    id,
    name,
    enabled,
    revision,
    liveVersion,
    createdAt,
    updatedAt,
    lastRun: last
      ? { id: last.id, status: last.status as RunStatus, startedAt: last.startedAt ?? last.createdAt }
      : null,
    recentRuns: latest.map((run) => ({
      id: run.id,
      status: run.status as RunStatus,
      durationMs:
        run.endedAt === null ? null : Date.parse(run.endedAt) - Date.parse(run.startedAt ?? run.createdAt),
    })),
    miniature: JSON.parse(row.miniature) as WorkflowSummary["miniature"],
  };
}
