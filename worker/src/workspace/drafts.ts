import { diffGraphs, type Graph } from "@weft/shared";
import { eq } from "drizzle-orm";
import { type Answer, answer, notFound } from "../refusal.ts";
import type { Database } from "./database.ts";
import { readGraph, writeOperations } from "./draft-rows.ts";
import { miniatureOf } from "./miniature.ts";
import { workflows } from "./tables.ts";
import { findWorkflow } from "./workflows.ts";

/** `theirs` is the draft as it stands where it was not the one the writer had seen. */
export type DraftSaved = { revision: number } | { theirs: { graph: Graph; revision: number } };

/**
 * Replaces the draft by `graph` if its revision is still one of `seen`. The change is computed into operations; where
 * there are none the revision stays, so that saving twice what is there is not a change to anybody.
 */
export function saveDraft(
  db: Database,
  id: string,
  seen: readonly number[],
  graph: Graph,
): Answer<DraftSaved> {
  return db.transaction(() => {
    const workflow = findWorkflow(db, id);
    if (!workflow) return notFound();
    const current = readGraph(db, workflow);
    if (!seen.includes(workflow.revision)) {
      return answer<DraftSaved>({ theirs: { graph: current, revision: workflow.revision } });
    }
    const operations = diffGraphs(current, graph);
    if (operations.length === 0) return answer<DraftSaved>({ revision: workflow.revision });
    writeOperations(db, id, operations, graph);
    const revision = workflow.revision + 1;
    db.update(workflows)
      .set({ revision, miniature: JSON.stringify(miniatureOf(graph)), updatedAt: new Date().toISOString() })
      .where(eq(workflows.id, id))
      .run();
    return answer<DraftSaved>({ revision });
  });
}
