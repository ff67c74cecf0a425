import { DurableObject } from "cloudflare:workers";
import { type Graph, invariant } from "@weft/shared";
import type { Env } from "../env.ts";
import type { Build } from "../modules/build.ts";
import { Duty } from "../runs/duty.ts";
import type { RunChange, SliceQuery } from "../runs/plan.ts";
import type { WorkspaceContext } from "./context.ts";
import { openDatabase } from "./database.ts";
import { saveDraft } from "./drafts.ts";
import { addExamples, type BuiltExample, hasExamples } from "./examples.ts";
import { GraphCache } from "./graph-cache.ts";
import { callStore, type StoreCall, type StoreCaller } from "./key-values.ts";
import { reconcileStarts, reviveRuns } from "./reconcile-starts.ts";
import { changeRun, findRun, listRuns, type RunFilter, readRunDefinition } from "./runs.ts";
import { type ChildRequest, startChild } from "./start-child.ts";
import { findStarted, type StartKey, type StartRequest, startRun } from "./start-run.ts";
import { tellParents } from "./tell-parents.ts";
import { addVersion, listVersions, promoteVersion, readVersion } from "./versions.ts";
import { listWorkflows } from "./workflow-list.ts";
import { changeWorkflow, createWorkflow, deleteWorkflow, readWorkflow } from "./workflows.ts";

const reconcileEvery = 10_000;

/** A tenant: one object, so that no query can reach another's rows. Each method is a function of this folder. */
export class Workspace extends DurableObject<Env> {
  readonly #context: WorkspaceContext;
  readonly #ends = new Duty(() => tellParents(this.#context), [100, 500, 2000, 10_000]);
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { name } = ctx.id;
    invariant(name, "a workspace is addressed by its name");
    this.#context = {
      env,
      name,
      db: openDatabase(ctx),
      graphs: new GraphCache(env, name),
      scheduleReconciling: () => this.#schedule(),
    };
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
    });
  }

  createWorkflow(name: string, graph: Graph) {
    return createWorkflow(this.#context.db, name, graph);
  }
  listWorkflows(query: SliceQuery) {
    return listWorkflows(this.#context.db, query);
  }
  readWorkflow(id: string) {
    return readWorkflow(this.#context.db, id);
  }
  changeWorkflow(id: string, change: { name?: string; enabled?: boolean }) {
    return changeWorkflow(this.#context.db, id, change);
  }
  deleteWorkflow(id: string) {
    return deleteWorkflow(this.#context.db, id);
  }
  saveDraft(id: string, seen: number[], graph: Graph) {
    return saveDraft(this.#context.db, id, seen, graph);
  }

  addVersion(workflowId: string, build: Build, graph: Graph, about: { message: string; author: string }) {
    this.#context.graphs.keep(build.graphHash, graph);
    return addVersion(this.#context.db, workflowId, build, about);
  }
  listVersions(workflowId: string, query: SliceQuery) {
    return listVersions(this.#context.db, workflowId, query);
  }
  readVersion(workflowId: string, version: number) {
    return readVersion(this.#context.db, workflowId, version);
  }
  promoteVersion(workflowId: string, version: number) {
    return promoteVersion(this.#context.db, workflowId, version);
  }

  startRun(request: StartRequest) {
    return startRun(this.#context, request);
  }
  findStarted(key: StartKey) {
    return findStarted(this.#context, key);
  }
  listRuns(filter: RunFilter, query: SliceQuery) {
    return listRuns(this.#context.db, filter, query);
  }
  findRun(id: string) {
    return findRun(this.#context.db, id);
  }
  readRunDefinition(id: string) {
    return readRunDefinition(this.#context.db, id);
  }
  runChanged(id: string, change: RunChange) {
    const isAwaited = changeRun(this.#context.db, id, change);
    if (!isAwaited) return;
    this.#schedule();
    void this.#ends.begin();
  }
  startChild(request: ChildRequest) {
    return startChild(this.#context, request);
  }
  async reviveRuns() {
    await reviveRuns(this.#context);
    void this.#ends.begin();
  }

  callStore(caller: StoreCaller, call: StoreCall) {
    return callStore(this.#context.db, caller, call);
  }

  hasExamples() {
    return hasExamples(this.#context.db);
  }
  addExamples(examples: BuiltExample[]) {
    addExamples(this.#context.db, examples);
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    const areSomeLost = await reconcileStarts(this.#context);
    const areAllTold = await tellParents(this.#context);
    if (areSomeLost || !areAllTold) this.#schedule();
  }

  /**
   * Waits for nothing, so that it is one write with the rows before it. An alarm that is set already is not moved, or
   * steady traffic would put it off for ever.
   */
  #schedule(): void {
    if (this.#alarmAt !== null) return;
    this.#alarmAt = Date.now() + reconcileEvery;
    void this.ctx.storage.setAlarm(this.#alarmAt);
  }
}

type Remote<T> = {
  [Name in keyof T as T[Name] extends (...args: never[]) => unknown ? Name : never]: T[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** A workspace as the rest of the worker calls it. */
export type WorkspaceStub = Remote<Omit<Workspace, keyof DurableObject>>;

export const workspaceStub = (env: Env, workspace: string): WorkspaceStub =>
  env.WORKSPACE.getByName(workspace) as unknown as WorkspaceStub;
