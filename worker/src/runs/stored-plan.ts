import type { Env } from "../env.ts";
import { loadGraph } from "../modules/store.ts";
import type { Database } from "./database.ts";
import type { RunPlan } from "./plan.ts";
import { plans } from "./tables.ts";

/** Told again, the first plan stays. */
export function storePlan(db: Database, plan: RunPlan): void {
  const { graph: _, steps, trigger, ...facts } = plan;
  const row = {
    id: 1,
    facts: JSON.stringify({ ...facts, triggerId: trigger.id }),
    steps: JSON.stringify(steps),
    triggerOutput: JSON.stringify(trigger.output),
  };
  db.insert(plans).values(row).onConflictDoNothing().run();
}

/** @throws a packed failure if the graph is not in R2 as it was stored */
export async function loadPlan(db: Database, env: Env): Promise<RunPlan | undefined> {
  const row = db.select().from(plans).get();
  if (!row) return undefined;
  const { triggerId, ...facts } = JSON.parse(row.facts) as Omit<RunPlan, "graph" | "steps" | "trigger"> & {
    triggerId: string;
  };
  return {
    ...facts,
    graph: await loadGraph(env, facts.workspace, facts.graphHash),
    steps: JSON.parse(row.steps),
    trigger: { id: triggerId, output: JSON.parse(row.triggerOutput) },
  };
}
