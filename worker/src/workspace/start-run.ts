import type { Graph, Json, RunStatus } from "@weft/shared";
import type { Build } from "../modules/build.ts";
import { type Answer, answer, notFound, refuse } from "../refusal.ts";
import type { WorkspaceContext } from "./context.ts";
import type { Database } from "./database.ts";
import {
  type ChosenBuild,
  chooseVersion,
  disabled,
  type EnteredRun,
  entered,
  enterRun,
  findRow,
  launchEntered,
  type RunRow,
  versionOf,
} from "./enter-run.ts";
import { runKey } from "./facts.ts";
import { derivedId, randomId } from "./ids.ts";
import { keepBuild } from "./versions.ts";
import { findWorkflow } from "./workflows.ts";

/** `requestHash` tells whether a repeated key comes with the same request. */
export type StartKey = { workflowId: string; idempotencyKey: string | null; requestHash: string };

export type StartRequest = StartKey & {
  /** `null` is the live one. */
  version: number | { draft: Build; graph: Graph } | null;
  /** A trigger's id; `null` is the first one that a request may start, or where there is none the first of all. */
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
  const { run, created } = decided.value;
  if (created && typeof request.version === "object" && request.version)
    context.graphs.keep(run.graphHash, request.version.graph);
  await launchEntered(context, decided.value);
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

const reused = () =>
  refuse(
    409,
    "idempotency_key_reused",
    "This Idempotency-Key was sent before with another request. Use a new key.",
  );

function decide(db: Database, id: string, request: StartRequest): Answer<EnteredRun> {
  // An id without a key is a random one, which no run has yet.
  const before = request.idempotencyKey === null ? undefined : findRow(db, id);
  if (before) return before.requestHash === request.requestHash ? answer(entered(before)) : reused();
  const chosen = chooseBuild(db, request);
  if (!chosen.ok) return chosen;
  const { triggers } = chosen.value.build;
  const first = triggers.find(({ startedBy }) => startedBy === "api") ?? triggers[0];
  const trigger = request.trigger === null ? first : triggers.find((other) => other.id === request.trigger);
  if (!trigger) {
    const asked = (request.trigger ?? "").slice(0, 80);
    return refuse(422, "unknown_trigger", `This version has no trigger "${asked}".`);
  }
  const { workflowId, requestHash, input } = request;
  return answer(
    enterRun(db, { ...chosen.value, id, workflowId, trigger, kind: "manual", input, requestHash }),
  );
}

function chooseBuild(db: Database, { workflowId, version }: StartRequest): Answer<ChosenBuild> {
  if (typeof version !== "object" || version === null) return chooseVersion(db, workflowId, version);
  const workflow = findWorkflow(db, workflowId);
  if (!workflow) return notFound();
  if (!workflow.enabled) return disabled();
  keepBuild(db, version.draft);
  return answer<ChosenBuild>({ build: version.draft, version: "draft" });
}

const present = (run: RunRow, created: boolean): StartedRun => ({
  id: run.id,
  version: versionOf(run),
  status: run.status as RunStatus,
  created,
});
