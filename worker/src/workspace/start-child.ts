import { kinds } from "@weft/codegen";
import type { Json } from "@weft/shared";
import type { Refusal } from "../refusal.ts";
import type { WorkspaceContext } from "./context.ts";
import type { Database } from "./database.ts";
import { chooseVersion, type EnteredRun, entered, enterRun, findRow, launchEntered } from "./enter-run.ts";
import { runKey } from "./facts.ts";
import { derivedId } from "./ids.ts";
import { failed, runEnded, type StepAnswer } from "./step-answer.ts";
import { findWorkflow } from "./workflows.ts";

export type ChildRequest = {
  /** The run whose step asks. */
  parent: string;
  /** The step's name with its indices: one child per key, however often it is asked for. */
  key: string;
  workflowId: string;
  /** `null` is the live one. */
  version: number | null;
  /** JSON. */
  input: string;
  /** Whether the parent is to be told of its end. */
  wait: boolean;
};

/** How many runs may stand above one: a workflow that starts itself ends here. */
const maxDepth = 16;

/** Starts a run of another workflow for a step, or gives the one that this step started before. */
export async function startChild(
  context: WorkspaceContext,
  request: ChildRequest,
): Promise<StepAnswer<{ runId: string }>> {
  const { db, name } = context;
  const id = await derivedId(runKey(db), [name, "child", request.parent, request.key]);
  const decided = db.transaction(() => decide(db, id, request));
  if ("failure" in decided) return decided;
  await launchEntered(context, decided.value);
  return { value: { runId: id } };
}

function decide(db: Database, id: string, request: ChildRequest): StepAnswer<EnteredRun> {
  const before = findRow(db, id);
  if (before) return { value: entered(before) };
  const parent = findRow(db, request.parent);
  if (!parent || parent.endedAt !== null) return runEnded();
  const depth = parent.depth + 1;
  if (depth > maxDepth)
    return failed(
      "DepthExceeded",
      `Workflows start each other more than ${maxDepth} levels deep. A workflow that starts itself has to stop on its own.`,
    );
  const { workflowId, version } = request;
  const name = findWorkflow(db, workflowId)?.name;
  if (name === undefined)
    return cannotStart(`There is no workflow "${workflowId.slice(0, 80)}" in this workspace.`);
  const chosen = chooseVersion(db, workflowId, version);
  if (!chosen.ok) return cannotStart(reasonOf(chosen.refusal, name, version));
  const trigger = chosen.value.build.triggers.find(({ startedBy }) => startedBy === "call");
  if (!trigger) return cannotStart(noTrigger(name));
  const started = { id, workflowId, trigger, kind: trigger.kind, input: JSON.parse(request.input) as Json };
  const above = { runId: parent.id, depth, isWaiting: request.wait };
  return { value: enterRun(db, { ...chosen.value, ...started, requestHash: "", parent: above }) };
}

const cannotStart = (message: string) => failed("StartFailed", message);

function reasonOf({ code, message }: Refusal, name: string, version: number | null): string {
  if (code === "disabled") return `The workflow "${name}" is switched off. Enable it, then try again.`;
  if (code === "not_published") return `The workflow "${name}" has no published version. Publish it first.`;
  return code === "not_found" ? `The workflow "${name}" has no version ${version}.` : message;
}

function noTrigger(name: string): string {
  const labels = kinds.filter(({ startedBy }) => startedBy === "call").map(({ label }) => `"${label}"`);
  return `The workflow "${name}" has no trigger that a workflow can start. Add ${labels.join(" or ")} to it and publish it.`;
}
