import type { Graph, Json, RunStatus } from "@weft/shared";
import { eq } from "drizzle-orm";
import type { Build } from "../modules/build.ts";
import { type Answer, answer, notFound, refuse } from "../refusal.ts";
import type { WorkspaceContext } from "./context.ts";
import type { Database } from "./database.ts";
import { runKey } from "./facts.ts";
import { derivedId, randomId } from "./ids.ts";
import { launchRun } from "./launch-run.ts";
import { runs, starts } from "./tables.ts";
import { findVersion, keepBuild, readBuild } from "./versions.ts";
import { findWorkflow } from "./workflows.ts";

export type RunRow = typeof runs.$inferSelect;

/** `requestHash` tells whether a repeated key comes with the same request. */
export type StartKey = { workflowId: string; idempotencyKey: string | null; requestHash: string };

export type StartRequest = StartKey & {
  /** `null` is the live one. */
  version: number | { draft: Build; graph: Graph } | null;
  /** A trigger's id; `null` is the workflow's first. */
  trigger: string | null;
  input: Json;
};

export type StartedRun = { id: string; version: number | "draft"; status: RunStatus; created: boolean };

/**
 * Starts a run, or gives the one that the same key started before. Its row is there before the engine hears of it:
 * whatever is lost afterwards, the reconciler finds the row and finishes what was begun.
 */
export async function startRun(
  context: WorkspaceContext,
  request: StartRequest,
): Promise<Answer<StartedRun>> {
  const { db } = context;
  const id = await runIdOf(context, request);
  const decided = db.transaction(() => decide(db, id, request));
  if (!decided.ok) return decided;
  const { run, output, build, created } = decided.value;
  if (created) {
    context.scheduleReconciling();
    if (typeof request.version === "object" && request.version) {
      context.graphs.keep(run.graphHash, request.version.graph);
    }
    await launchRun(context, run, output, build).catch((error: unknown) => {
      console.error(`Run ${run.id} could not be handed to the engine and will be again.`, error);
    });
  }
  return answer(present(run, created));
}

/** The run that this key started before, if there is one: to be asked before a draft is compiled. */
export async function findStarted(
  context: WorkspaceContext,
  key: StartKey,
): Promise<Answer<StartedRun> | null> {
  if (key.idempotencyKey === null) return null;
  const run = findRow(context.db, await runIdOf(context, key));
  if (!run) return null;
  return run.requestHash === key.requestHash ? answer(present(run, false)) : reused();
}

async function runIdOf({ db, name }: WorkspaceContext, key: StartKey): Promise<string> {
  if (key.idempotencyKey === null) return randomId();
  return derivedId(runKey(db), [name, key.workflowId, key.idempotencyKey]);
}

const findRow = (db: Database, id: string): RunRow | undefined =>
  db.select().from(runs).where(eq(runs.id, id)).get();

const reused = () =>
  refuse(
    409,
    "idempotency_key_reused",
    "This Idempotency-Key was sent before with another request. Use a new key.",
  );

type Decision = { run: RunRow; output: Json; build?: Build; created: boolean };

function decide(db: Database, id: string, request: StartRequest): Answer<Decision> {
  // An id without a key is a random one, which no run has yet.
  const before = request.idempotencyKey === null ? undefined : findRow(db, id);
  if (before) {
    const same = before.requestHash === request.requestHash;
    return same ? answer<Decision>({ run: before, output: null, created: false }) : reused();
  }
  const chosen = chooseBuild(db, request);
  if (!chosen.ok) return chosen;
  const { build, version } = chosen.value;
  const trigger = request.trigger ?? build.triggers[0] ?? "";
  if (!build.triggers.includes(trigger)) {
    return refuse(422, "unknown_trigger", `This version has no trigger "${trigger.slice(0, 80)}".`);
  }
  const createdAt = new Date().toISOString();
  const output = {
    kind: "manual",
    body: request.input,
    headers: {},
    query: {},
    method: null,
    firedAt: createdAt,
  };
  const { workflowId, requestHash } = request;
  const { hash, graphHash } = build;
  const key = { id, workflowId, version: String(version), hash, graphHash };
  const run = db
    .insert(runs)
    .values({ ...key, trigger, status: "queued", createdAt, requestHash })
    .returning()
    .get();
  db.insert(starts)
    .values({ runId: id, output: JSON.stringify(output) })
    .run();
  return answer<Decision>({ run, output, build, created: true });
}

function chooseBuild(
  db: Database,
  request: StartRequest,
): Answer<{ build: Build; version: number | "draft" }> {
  const workflow = findWorkflow(db, request.workflowId);
  if (!workflow) return notFound();
  if (!workflow.enabled)
    return refuse(409, "disabled", "This workflow is switched off. Enable it, then start a run.");
  if (typeof request.version === "object" && request.version !== null) {
    keepBuild(db, request.version.draft);
    return answer({ build: request.version.draft, version: "draft" });
  }
  const version = request.version ?? workflow.liveVersion;
  if (version === null) {
    return refuse(
      409,
      "not_published",
      "This workflow has no published version. Publish it, or run its draft.",
    );
  }
  const row = findVersion(db, workflow.id, version);
  const build = row && readBuild(db, row.hash, row.graphHash);
  return build ? answer({ build, version }) : notFound();
}

export const versionOf = (run: { version: string }): number | "draft" =>
  run.version === "draft" ? "draft" : Number(run.version);

const present = (run: RunRow, created: boolean): StartedRun => ({
  id: run.id,
  version: versionOf(run),
  status: run.status as RunStatus,
  created,
});
