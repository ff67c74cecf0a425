import type { Graph } from "@weft/shared";
import type { Build } from "../modules/build.ts";
import type { Database } from "./database.ts";
import { readFact, writeFact } from "./facts.ts";
import { addVersion } from "./versions.ts";
import { createWorkflow } from "./workflows.ts";

export type BuiltExample = { name: string; graph: Graph; build: Build };

const fact = "examples";

export const hasExamples = (db: Database): boolean => readFact(db, fact) !== undefined;

/** Makes the examples, published, once in the workspace's life: one that somebody deletes stays deleted. */
export function addExamples(db: Database, examples: readonly BuiltExample[]): void {
  db.transaction(() => {
    if (hasExamples(db)) return;
    for (const { name, graph, build } of examples) {
      const { id } = createWorkflow(db, name, graph);
      addVersion(db, id, build, { message: "An example to start from", author: "Weft" });
    }
    writeFact(db, fact, new Date().toISOString());
  });
}
