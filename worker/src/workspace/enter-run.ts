import type { Json } from "@weft/shared";
import { eq } from "drizzle-orm";
import type { Build, BuildTrigger } from "../modules/build.ts";
import { type Answer, answer, notFound, refuse } from "../refusal.ts";
import type { WorkspaceContext } from "./context.ts";
import type { Database } from "./database.ts";
import { launchRun } from "./launch-run.ts";
import { runs, starts } from "./tables.ts";
import { findVersion, readBuild } from "./versions.ts";
import { findWorkflow } from "./workflows.ts";

export type RunRow = typeof runs.$inferSelect;

export const versionOf = (run: { version: string }): number | "draft" =>
  run.version === "draft" ? "draft" : Number(run.version);

/** What is started: a version as it was published, or a draft as it stands. */
export type ChosenBuild = { build: Build; version: number | "draft" };

export type NewRun = ChosenBuild & {
  id: string;
  workflowId: string;
  trigger: BuildTrigger;
  /** What the trigger says it was: `manual`, `called`, … */
  kind: string;
  input: Json;
  requestHash: string;
  /** Of a run that another one started. */
  parent?: { runId: string; depth: number; isWaiting: boolean };
};

export type EnteredRun = { run: RunRow; output: Json; build?: Build; created: boolean };

/** The version to start, `null` being the live one. */
export function chooseVersion(db: Database, workflowId: string, version: number | null): Answer<ChosenBuild> {
  const workflow = findWorkflow(db, workflowId);
  if (!workflow) return notFound();
  if (!workflow.enabled) return disabled();
  const chosen = version ?? workflow.liveVersion;
  if (chosen === null) {
    return refuse(
      409,
      "not_published",
      "This workflow has no published version. Publish it, or run its draft.",
    );
  }
  const row = findVersion(db, workflow.id, chosen);
  const build = row && readBuild(db, row.hash, row.graphHash);
  return build ? answer<ChosenBuild>({ build, version: chosen }) : notFound();
}

export const disabled = () =>
  refuse(409, "disabled", "This workflow is switched off. Enable it, then start a run.");

/** Writes the row of a new run. To be called in a transaction, with `launchEntered` after it. */
export function enterRun(db: Database, { build, version, parent, ...about }: NewRun): EnteredRun {
  const { id, workflowId, requestHash, kind, trigger, input } = about;
  const createdAt = new Date().toISOString();
  const output = { kind, body: input, headers: {}, query: {}, method: null, firedAt: createdAt };
  const run = db
    .insert(runs)
    .values({
      id,
      workflowId,
      version: String(version),
      hash: build.hash,
      graphHash: build.graphHash,
      trigger: trigger.id,
      status: "queued",
      createdAt,
      requestHash,
      ...(parent ? { parentRunId: parent.runId, depth: parent.depth, isAwaited: parent.isWaiting } : {}),
    })
    .returning()
    .get();
  db.insert(starts)
    .values({ runId: id, output: JSON.stringify(output) })
    .run();
  return { run, output, build, created: true };
}

export const findRow = (db: Database, id: string): RunRow | undefined =>
  db.select().from(runs).where(eq(runs.id, id)).get();

/** A run that was entered before is the engine's already, or the reconciler's. */
export const entered = (run: RunRow): EnteredRun => ({ run, output: null, created: false });

/** Hands a new run to the engine. Whatever is lost from here on, the reconciler finds its row and finishes it. */
export async function launchEntered(
  context: WorkspaceContext,
  { run, output, build, created }: EnteredRun,
): Promise<void> {
  if (!created) return;
  context.scheduleReconciling();
  await launchRun(context, run, output, build).catch((error: unknown) => {
    console.error(`Run ${run.id} could not be handed to the engine and will be again.`, error);
  });
}
