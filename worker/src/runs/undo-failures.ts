/**
 * Undos that gave up. The engine stops a rollback at the first handler that throws (PLATFORM, trap 17), so a handler
 * tells of its failure here and the others still run.
 */
import type { Failure } from "@weft/shared";
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { undoFailures } from "./tables.ts";

export type UndoFailure = Failure & { nodeId: string; iteration: number[] };

/** Told again, after a crash, the latest counts. */
export function keepUndoFailure(db: Database, { nodeId, iteration, name, message }: UndoFailure): void {
  const step = [nodeId, ...iteration.map((index) => `[${index}]`)].join("");
  db.insert(undoFailures)
    .values({ step, name, message })
    .onConflictDoUpdate({ target: undoFailures.step, set: { name, message } })
    .run();
}

/** How the undo of a step failed, if it did. @param stepName as the engine's events have it */
export function undoFailure(db: Database, stepName: string): Failure | undefined {
  const { name, message } = undoFailures;
  const step = stepName.replace(/-\d+$/, "");
  return db.select({ name, message }).from(undoFailures).where(eq(undoFailures.step, step)).get();
}
