/**
 * A run of a graph, made by choices, and what is to be shown of it: written from the language alone, sharing nothing
 * with the reducer. Everything in a run is a task; which one goes on is a choice.
 */
import type { RunEvent } from "../src/run-event.ts";
import type { NodeStatus, Passes, RunGraph } from "../src/run-state.ts";
import type { Choose } from "./random-graph.ts";
import { boom, type Draft, step } from "./run-story.ts";

/** One node in one frame. `isClosed` once its container is over, whatever it still does. */
type Execution = { status: NodeStatus; hasTask: boolean; isClosed: boolean; isAtWork: boolean };
type PassEnd = "complete" | "errored" | "cancelled";
/** The run, a group's body or a pass. */
export type Scope = {
  container: string | null;
  iteration: number[];
  executions: Map<string, Execution>;
  edges: Map<string, boolean>;
  hasFailed: boolean;
  end: PassEnd | null;
  /** Of the containers in it: the passes of a loop, the one body of a group. */
  scopes: Map<string, Scope[]>;
  /** Of the loops in it: how many items they have. */
  items: Map<string, number>;
};
export type Moment = { event: RunEvent; idle: number; busy: number; hasFailed: boolean };
export type RandomRun = { moments: Moment[]; root: Scope; counts: Map<string, Passes> };

type Task = Generator<Draft | null, void>;
type Node = RunGraph["nodes"][number];

export function randomRun(graph: RunGraph, choose: Choose, maxEvents = 400): RandomRun {
  return new Simulation(graph, choose).run(maxEvents);
}

class Simulation {
  readonly #graph: RunGraph;
  readonly #choose: Choose;
  readonly #moments: Moment[] = [];
  readonly #tasks: { task: Task; scope: Scope; id: string }[] = [];
  readonly #counts = new Map<string, Passes>();
  readonly #executions: Execution[] = [];
  /** Of a scope the one around it. */
  readonly #outer = new Map<Scope, Scope>();
  #anyFailed = false;

  constructor(graph: RunGraph, choose: Choose) {
    this.#graph = graph;
    this.#choose = choose;
    for (const { id } of graph.nodes) this.#counts.set(id, { total: 0, complete: 0, errored: 0 });
  }

  run(maxEvents: number): RandomRun {
    const root = this.#newScope(null, []);
    const execution = root.executions.get("start");
    if (execution) execution.status = "complete";
    this.#emit({ type: "workflow_started", params: null, nodeId: "start", handles: ["out"] });
    this.#emit({ type: "workflow_running" });
    this.#settle(root, "start", ["out"]);
    while (this.#tasks.length > 0 && this.#moments.length < maxEvents) this.#advance();
    const end = this.#tasks.length > 0 ? "workflow_terminated" : root.hasFailed ? "errored" : "completed";
    this.#close(root);
    if (end === "workflow_terminated") this.#emit({ type: end });
    else if (end === "errored") this.#emit({ type: "workflow_errored", error: boom });
    else this.#emit({ type: "workflow_completed", output: null });
    return { moments: this.#moments, root, counts: this.#counts };
  }

  #advance(): void {
    const at = this.#choose(this.#tasks.length);
    const [entry] = this.#tasks.splice(at, 1);
    if (!entry) return;
    const { done, value } = entry.task.next();
    if (!done) this.#tasks.push(entry);
    if (value) this.#emit(value);
  }

  #emit(draft: Draft): void {
    const place = { eventId: this.#moments.length + 1, timestamp: this.#moments.length * 1000 };
    const open = this.#executions.filter(({ isClosed }) => !isClosed);
    this.#moments.push({
      event: { ...draft, ...place } as RunEvent,
      idle: open.filter(({ status }) => status === "sleeping").length,
      busy: open.filter(({ status, isAtWork }) => status === "running" && isAtWork).length,
      hasFailed: this.#anyFailed,
    });
  }

  #newScope(container: string | null, iteration: number[]): Scope {
    const children = this.#graph.nodes.filter(({ parentId }) => (parentId ?? null) === container);
    return {
      container,
      iteration,
      executions: new Map(
        children.map(({ id, container: isContainer }) => {
          const execution: Execution = {
            status: "pending",
            hasTask: false,
            isClosed: false,
            isAtWork: !isContainer,
          };
          this.#executions.push(execution);
          return [id, execution];
        }),
      ),
      edges: new Map(),
      hasFailed: false,
      end: null,
      scopes: new Map(),
      items: new Map(),
    };
  }

  #begin(scope: Scope): void {
    for (const id of scope.executions.keys())
      if (this.#incoming(id).length === 0) this.#turn(scope, id, true);
  }

  #incoming(id: string): RunGraph["edges"] {
    return this.#graph.edges.filter(({ target }) => target === id);
  }

  #settle(scope: Scope, id: string, handles: string[]): void {
    const leaving = this.#graph.edges.filter(({ source }) => source === id);
    for (const edge of leaving) scope.edges.set(edge.id, handles.includes(edge.sourceHandle ?? "out"));
    for (const { target } of leaving) {
      const incoming = this.#incoming(target).map((edge) => scope.edges.get(edge.id));
      if (!incoming.includes(undefined)) this.#turn(scope, target, incoming.includes(true));
    }
  }

  #turn(scope: Scope, id: string, isTaken: boolean): void {
    const execution = scope.executions.get(id) as Execution;
    if (execution.status !== "pending" || execution.hasTask || execution.isClosed) return;
    const node = this.#graph.nodes.find((one) => one.id === id) as Node;
    if (isTaken && !node.disabled) {
      execution.hasTask = true;
      const task = node.container
        ? this.#container(scope, node, execution)
        : this.#leaf(scope, id, execution);
      this.#tasks.push({ task, scope, id });
      return;
    }
    execution.status = "skipped";
    this.#settle(scope, id, isTaken ? ["out"] : []);
  }

  /** Whether a scope, or one around it, lets nothing start any more. */
  #isStopped(scope: Scope | undefined): boolean {
    return (
      scope !== undefined &&
      (scope.hasFailed || scope.end !== null || this.#isStopped(this.#outer.get(scope)))
    );
  }

  #step(id: string, { iteration }: Scope, phase?: string): ReturnType<typeof step> {
    return step(id + iteration.map((index) => `[${index}]`).join("") + (phase ? `:${phase}` : ""));
  }

  #set(id: string, execution: Execution, status: NodeStatus): void {
    if (execution.isClosed) return;
    const count = this.#counts.get(id) as Passes;
    if (execution.status === "pending") count.total++;
    execution.status = status;
    if (status === "complete" || status === "errored") count[status]++;
  }

  *#leaf(scope: Scope, id: string, execution: Execution): Task {
    yield null;
    if (this.#isStopped(scope)) return;
    if (this.#choose(3) === 0) {
      this.#set(id, execution, "sleeping");
      yield { type: "sleep_started", durationMs: 5000, ...this.#step(id, scope, "sleep") };
      yield null;
      if (this.#isStopped(scope)) return;
      this.#set(id, execution, "running");
      yield { type: "sleep_completed", ...this.#step(id, scope, "sleep") };
    }
    this.#set(id, execution, "running");
    yield { type: "step_started", ...this.#step(id, scope) };
    yield { type: "attempt_started", attempt: 1, ...this.#step(id, scope) };
    if (this.#choose(6) === 5) {
      yield { type: "attempt_errored", attempt: 1, error: boom, ...this.#step(id, scope) };
      yield this.#fail(scope, id, execution);
    } else yield this.#complete(scope, id, execution, [["out"], ["alt"], ["out", "alt"]][this.#choose(3)]);
  }

  #complete(scope: Scope, id: string, execution: Execution, handles: string[] = ["out"]): Draft {
    this.#set(id, execution, "complete");
    if (!execution.isClosed) this.#settle(scope, id, handles);
    return { type: "step_completed", output: id, handles, ...this.#step(id, scope) };
  }

  #fail(scope: Scope, id: string, execution: Execution): Draft {
    this.#set(id, execution, "errored");
    const isTaken = this.#graph.edges.some((edge) => edge.source === id && edge.sourceHandle === "error");
    if (!isTaken && !execution.isClosed) {
      scope.hasFailed = true;
      this.#anyFailed = true;
      this.#dropSleepers(scope);
    }
    if (!execution.isClosed) this.#settle(scope, id, ["error"]);
    return { type: "step_errored", handles: ["error"], ...this.#step(id, scope) };
  }

  #dropSleepers(scope: Scope): void {
    for (const entry of [...this.#tasks])
      if (this.#isIn(entry.scope, scope) && entry.scope.executions.get(entry.id)?.status === "sleeping")
        this.#tasks.splice(this.#tasks.indexOf(entry), 1);
  }

  #isIn(scope: Scope | undefined, outer: Scope): boolean {
    return scope !== undefined && (scope === outer || this.#isIn(this.#outer.get(scope), outer));
  }

  #hasTasks(scope: Scope): boolean {
    return this.#tasks.some((entry) => this.#isIn(entry.scope, scope));
  }

  *#container(scope: Scope, node: Node, execution: Execution): Task {
    yield null;
    if (this.#isStopped(scope)) return;
    this.#set(node.id, execution, "running");
    const inner = node.container === "loop" ? this.#loop(scope, node) : this.#group(scope, node);
    const hasFailed = yield* inner;
    if (hasFailed === undefined) return;
    const of = this.#step(node.id, scope);
    execution.isAtWork = true;
    yield { type: "step_started", ...of };
    if (hasFailed) yield { type: "attempt_errored", attempt: 1, error: boom, ...of };
    if (execution.isClosed) return;
    for (const inside of scope.scopes.get(node.id) ?? []) this.#close(inside);
    yield hasFailed ? this.#fail(scope, node.id, execution) : this.#complete(scope, node.id, execution);
  }

  *#group(scope: Scope, node: Node): Generator<Draft | null, boolean | undefined> {
    const body = this.#newScope(node.id, scope.iteration);
    this.#outer.set(body, scope);
    scope.scopes.set(node.id, [body]);
    yield { type: "sleep_started", durationMs: 9000, ...this.#step(node.id, scope, "timer") };
    this.#begin(body);
    for (
      let left = this.#choose(4) === 3 ? 1 + this.#choose(20) : Number.POSITIVE_INFINITY;
      left > 0;
      left--
    ) {
      if (!this.#hasTasks(body)) return this.#isStopped(scope) ? undefined : body.hasFailed;
      yield null;
    }
    // Timed out: what runs in it runs to its end, and nobody hears of it.
    return this.#isStopped(scope) ? undefined : true;
  }

  *#loop(scope: Scope, node: Node): Generator<Draft | null, boolean | undefined> {
    const total = this.#choose(4);
    const [concurrency, collects] = [1 + this.#choose(3), this.#choose(2) === 0];
    const passes: Scope[] = [];
    scope.scopes.set(node.id, passes);
    scope.items.set(node.id, total);
    yield { type: "step_completed", output: [], passes: total, ...this.#step(node.id, scope, "items") };
    const running: Scope[] = [];
    const hasFailed = () => !collects && passes.some((pass) => pass.hasFailed);
    for (let index = 0; ; ) {
      for (const pass of [...running]) if (!this.#hasTasks(pass)) running.splice(running.indexOf(pass), 1);
      const mayStart = index < total && !hasFailed() && !this.#isStopped(scope);
      if (!mayStart && running.length === 0) return this.#isStopped(scope) ? undefined : hasFailed();
      if (mayStart && running.length < concurrency) running.push(this.#pass(scope, node, passes, index++));
      yield null;
    }
  }

  #pass(scope: Scope, node: Node, passes: Scope[], index: number): Scope {
    const pass = this.#newScope(node.id, [...scope.iteration, index]);
    this.#outer.set(pass, scope);
    passes.push(pass);
    this.#begin(pass);
    return pass;
  }

  /** What started is cancelled, what did not is skipped, whatever comes after. */
  #close(scope: Scope): void {
    if (scope.end) return;
    const isDone = [...scope.executions.values()].every(({ status }) =>
      /complete|errored|skipped/.test(status),
    );
    scope.end = scope.hasFailed ? "errored" : isDone ? "complete" : "cancelled";
    for (const execution of scope.executions.values()) {
      if (execution.status === "pending") execution.status = "skipped";
      if (execution.status === "running" || execution.status === "sleeping") execution.status = "cancelled";
      execution.isClosed = true;
    }
    for (const inside of scope.scopes.values()) for (const one of inside) this.#close(one);
    this.#dropSleepers(scope);
  }
}
