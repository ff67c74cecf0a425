import { diffGraphs, emptyGraph, type Graph, type Workflow } from "@weft/shared";
import { and, eq, isNull } from "drizzle-orm";
import { type Answer, answer, notFound, refuse } from "../refusal.ts";
import type { Database } from "./database.ts";
import { deleteRows, documentOf, readGraph, writeOperations } from "./draft-rows.ts";
import { randomId } from "./ids.ts";
import { miniatureOf } from "./miniature.ts";
import { runs, versions, workflows } from "./tables.ts";

export type WorkflowRow = typeof workflows.$inferSelect;

/** The workflow, unless it is missing or deleted. */
export const findWorkflow = (db: Database, id: string): WorkflowRow | undefined =>
  db
    .select()
    .from(workflows)
    .where(and(eq(workflows.id, id), isNull(workflows.deletedAt)))
    .get();

export function createWorkflow(db: Database, name: string, graph: Graph): Workflow {
  const id = randomId();
  const now = new Date().toISOString();
  const miniature = JSON.stringify(miniatureOf(graph));
  db.transaction(() => {
    db.insert(workflows)
      .values({ id, name, document: documentOf(graph), miniature, createdAt: now, updatedAt: now })
      .run();
    const { nodes, edges } = graph;
    writeOperations(db, id, diffGraphs(emptyGraph(), { schemaVersion: 1, nodes, edges }), graph);
  });
  return {
    id,
    name,
    enabled: true,
    draft: { graph, revision: 1 },
    liveVersion: null,
    createdAt: now,
    updatedAt: now,
  };
}

export function readWorkflow(db: Database, id: string): Answer<Workflow> {
  const row = findWorkflow(db, id);
  return row ? answer(present(db, row)) : notFound();
}

function present(db: Database, row: WorkflowRow): Workflow {
  const { id, name, enabled, revision, liveVersion, createdAt, updatedAt } = row;
  return {
    id,
    name,
    enabled,
    draft: { graph: readGraph(db, row), revision },
    liveVersion,
    createdAt,
    updatedAt,
  };
}

export function changeWorkflow(
  db: Database,
  id: string,
  change: { name?: string; enabled?: boolean },
): Answer<Workflow> {
  const { name, enabled } = change;
  if (name !== undefined || enabled !== undefined) {
    db.update(workflows)
      .set({ name, enabled, updatedAt: new Date().toISOString() })
      .where(and(eq(workflows.id, id), isNull(workflows.deletedAt)))
      .run();
  }
  return readWorkflow(db, id);
}

/** Draft and versions go; the runs it had stay readable, and so its name. */
export function deleteWorkflow(db: Database, id: string): Answer<null> {
  return db.transaction(() => {
    if (!findWorkflow(db, id)) return notFound();
    const active = db
      .select({ id: runs.id })
      .from(runs)
      .where(and(eq(runs.workflowId, id), isNull(runs.endedAt)))
      .get();
    if (active) {
      return refuse(
        409,
        "runs_active",
        "This workflow has runs that have not ended. Cancel them or wait, then delete it.",
      );
    }
    deleteRows(db, id);
    db.delete(versions).where(eq(versions.workflowId, id)).run();
    db.update(workflows)
      .set({ deletedAt: new Date().toISOString(), liveVersion: null, document: "{}", miniature: "{}" })
      .where(eq(workflows.id, id))
      .run();
    return answer(null);
  });
}
