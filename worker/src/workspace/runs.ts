import { isRunEnded, type RunStatus, type RunSummary } from "@weft/shared";
import { and, desc, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type Answer, answer, notFound } from "../refusal.ts";
import type { RunChange, Slice, SliceQuery, StepMap } from "../runs/plan.ts";
import type { Database } from "./database.ts";
import { findRow, type RunRow, versionOf } from "./enter-run.ts";
import { dropReceipts } from "./key-values.ts";
import { sliceOf } from "./slice-of.ts";
import { runs, starts, workflows } from "./tables.ts";
import { readBuild } from "./versions.ts";

export type RunFilter = {
  workflow?: string;
  /** A number or `draft`. */
  version?: string;
  status?: RunStatus;
  /** A part of the error's name or message, in any case. */
  error?: string;
  /** ISO 8601 UTC, of the start; `from` included, `to` not. */
  from?: string;
  to?: string;
};

/** A run as it stands in the index, with where its graph is stored. */
export type IndexedRun = { summary: RunSummary; graphHash: string };

/** Where the code and the graph of a run are stored, and which step is whose. */
export type RunDefinition = { hash: string; graphHash: string; steps: StepMap };

/**
 * Takes over what a run reports. A terminal status is final, and hearing of a run proves that the engine has it.
 * Answers whether its parent is to be told.
 */
export function changeRun(db: Database, id: string, change: RunChange): boolean {
  const ended = isRunEnded(change.status);
  return db.transaction(() => {
    db.update(runs)
      .set({
        status: change.status,
        startedAt: change.startedAt,
        endedAt: ended ? (change.endedAt ?? new Date().toISOString()) : null,
        error: change.error && JSON.stringify(change.error),
      })
      .where(and(eq(runs.id, id), isNull(runs.endedAt)))
      .run();
    if (ended) dropReceipts(db, id);
    if (change.status !== "queued") db.delete(starts).where(eq(starts.runId, id)).run();
    return ended && (findRow(db, id)?.isAwaited ?? false);
  });
}

export function findRun(db: Database, id: string): Answer<IndexedRun> {
  const row = select(db).where(eq(runs.id, id)).get();
  if (!row) return notFound();
  return answer({ summary: present(row), graphHash: row.runs.graphHash });
}

export function readRunDefinition(db: Database, id: string): Answer<RunDefinition> {
  const run = db.select().from(runs).where(eq(runs.id, id)).get();
  const build = run && readBuild(db, run.hash, run.graphHash);
  if (!build) return notFound();
  const { hash, graphHash, steps } = build;
  return answer({ hash, graphHash, steps });
}

/** Runs that match, the newest first. */
export function listRuns(db: Database, filter: RunFilter, { after, limit }: SliceQuery): Slice<RunSummary> {
  const rows = select(db)
    .where(and(...conditions(filter), after === null ? undefined : lt(runs.seq, after)))
    .orderBy(desc(runs.seq))
    .limit(limit + 1)
    .all();
  return sliceOf(rows, limit, (row) => row.runs.seq, present);
}

const select = (db: Database) =>
  db.select({ runs, name: workflows.name }).from(runs).leftJoin(workflows, eq(workflows.id, runs.workflowId));

function conditions({ workflow, version, status, error, from, to }: RunFilter): (SQL | undefined)[] {
  return [
    workflow === undefined ? undefined : eq(runs.workflowId, workflow),
    version === undefined ? undefined : eq(runs.version, version),
    status === undefined ? undefined : eq(runs.status, status),
    error === undefined ? undefined : sql`instr(lower(${errorText}), lower(${error.toWellFormed()})) > 0`,
    from === undefined ? undefined : gte(runs.createdAt, from),
    to === undefined ? undefined : lt(runs.createdAt, to),
  ];
}

const errorText = sql`(json_extract(${runs.error}, '$.name') || ': ' || json_extract(${runs.error}, '$.message'))`;

function present({ runs: run, name }: { runs: RunRow; name: string | null }): RunSummary {
  return {
    id: run.id,
    workflowId: run.workflowId,
    workflowName: name ?? "",
    version: versionOf(run),
    trigger: run.trigger,
    parent: run.parentRunId,
    status: run.status as RunStatus,
    error: run.error === null ? null : (JSON.parse(run.error) as RunSummary["error"]),
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
  };
}
