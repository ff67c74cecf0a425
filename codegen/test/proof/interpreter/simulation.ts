/**
 * The reference interpreter: what a graph means, by LANGUAGE.md alone, as a simulation in virtual time. It shares
 * nothing with the compiler, neither its phases nor what it prints nor the run time.
 */
import { type GraphEdge, type GraphNode, type Json, sourceHandle } from "@weft/shared";
import { fixedNow } from "../engine/virtual-timers.ts";
import { anyText, type Trace } from "../trace.ts";
import { VirtualClock } from "../virtual-clock.ts";
import { type Sample, World } from "../world.ts";
import type { Names } from "./evaluate.ts";
import { type GraphView, triggerTypes, viewOf } from "./graph-view.ts";
import { runNode } from "./nodes.ts";
import { outputOf } from "./output.ts";
import { run, type Wait } from "./process.ts";
import { noteEarlyRead, noteRace } from "./races.ts";
import { Scope } from "./scope.ts";
import { undo } from "./undo.ts";

export type Simulation = {
  clock: VirtualClock;
  world: World;
  view: GraphView;
  sample: Sample;
  trace: Trace;
  /** Ends the run at once (rule 10). */
  finish: (ending: Trace["ending"]) => void;
  /** Why the run could have gone otherwise had its steps taken other times; see `races.ts`. */
  races: string[];
  /** Where each step stands, by its name. */
  scopes: Map<string, Scope>;
};

export type NodeEnding =
  | { is: "complete"; output: Json; handles: string[] }
  | { is: "disabled" }
  | { is: "failed"; error: { name: string; message: string }; nodeId?: string }
  /** It started, and its scope ended without it. */
  | { is: "cancelled" };

export const runOf = { id: "run1", workflowId: "wf1", version: 1, startedAt: "2026-01-01T00:00:00.000Z" };

export function interpret(sample: Sample): Trace & { races: string[] } {
  const clock = new VirtualClock();
  let isOver = false;
  const trace: Trace = {
    steps: {},
    calls: {},
    ending: { status: "complete", output: null },
    undone: [],
  };
  const finish = (ending: Trace["ending"]) => {
    if (isOver) return;
    isOver = true;
    trace.ending = ending;
  };
  const simulation: Simulation = {
    clock,
    world: new World(sample),
    view: viewOf(sample.graph),
    sample,
    trace,
    finish,
    races: [],
    scopes: new Map(),
  };
  const top = new Scope({});
  runScope(
    simulation,
    top,
  )(() => {
    if (top.failure) finish({ status: "errored", error: top.failure });
    else finish({ status: "complete", output: outputOf(simulation, top) });
  });
  while (!isOver) if (!clock.step()) throw new Error("The interpreter waits for something that never comes.");
  if (trace.ending.status === "errored") undo(simulation, trace.ending.error);
  return { ...trace, races: simulation.races };
}

/** Starts what a scope holds; goes on when nothing in it runs any more. */
export function runScope(simulation: Simulation, scope: Scope): Wait<void> {
  return (resume) => {
    scope.active++;
    scope.onEnd = () => {
      scope.close();
      resume();
    };
    for (const node of simulation.view.childrenOf(scope.container)) begin(simulation, scope, node);
    release(scope);
  };
}

function release(scope: Scope): void {
  scope.active--;
  if (scope.active === 0) scope.onEnd?.();
}

/** What starts a scope: its trigger, or the children without incoming edges; elsewhere nothing starts a node without any. */
function begin(simulation: Simulation, scope: Scope, node: GraphNode): void {
  const { view, sample } = simulation;
  if (triggerTypes.has(node.type)) {
    const fired = node.id === sample.trigger;
    scope.states.set(node.id, fired ? { is: "complete", output: triggerOutput(sample) } : { is: "skipped" });
    settleEdges(simulation, scope, node.id, fired ? ["out"] : []);
  } else if (view.incoming(node.id).length === 0) {
    if (scope.container !== undefined) start(simulation, scope, node);
    else {
      scope.states.set(node.id, { is: "skipped" });
      settleEdges(simulation, scope, node.id, []);
    }
  }
}

export const triggerOutput = ({ body }: Sample): Json => ({ kind: "manual", body });

function start(simulation: Simulation, scope: Scope, node: GraphNode): void {
  if (scope.halted) return;
  scope.active++;
  scope.started.add(node.id);
  run(runNode(simulation, scope, node), (ending) => {
    ended(simulation, scope, node, ending);
    release(scope);
  });
}

function ended(simulation: Simulation, scope: Scope, { id }: GraphNode, ending: NodeEnding): void {
  if (ending.is === "cancelled") return;
  if (ending.is === "complete") {
    scope.states.set(id, { is: "complete", output: ending.output });
    settleEdges(simulation, scope, id, ending.handles);
  } else if (ending.is === "disabled") {
    scope.states.set(id, { is: "disabled" });
    settleEdges(simulation, scope, id, ["out"]);
  } else {
    const { error, nodeId = id } = ending;
    scope.states.set(id, { is: "failed", error });
    if (simulation.view.hasErrorEdge(id)) settleEdges(simulation, scope, id, ["error"]);
    else {
      if (!scope.halted) noteRace(simulation, scope, id);
      scope.fail({ ...error, nodeId });
    }
  }
}

/** Rules 2, 3 and 4. */
function settleEdges(simulation: Simulation, scope: Scope, id: string, handles: readonly string[]): void {
  const { view } = simulation;
  for (const edge of view.outgoing(id)) {
    const target = view.node(edge.target);
    const counts = countsOf(simulation, scope, edge);
    counts.open--;
    if (handles.includes(sourceHandle(edge))) counts.taken++;
    if (counts.decided) continue;
    const any = target.data.join === "any" && counts.taken > 0;
    if (any) noteEarlyRead(simulation, target);
    if (!any && counts.open > 0) continue;
    counts.decided = true;
    if (counts.taken > 0) start(simulation, scope, target);
    else {
      scope.states.set(target.id, { is: "skipped" });
      settleEdges(simulation, scope, target.id, []);
    }
  }
}

function countsOf({ view }: Simulation, scope: Scope, { target }: GraphEdge) {
  const known = scope.settled.get(target);
  if (known) return known;
  const fresh = { taken: 0, open: view.incoming(target).length, decided: false };
  scope.settled.set(target, fresh);
  return fresh;
}

/** What the engine's clock says, and what nobody knows before. */
const outside: Names = { "now()": () => new Date(fixedNow).toISOString(), "uuid()": () => anyText };

/** What expressions of a node in this scope can read. */
export function namesIn({ sample }: Simulation, scope: Scope): Names {
  const names: Names = { trigger: triggerOutput(sample), run: runOf, vars: {}, ...outside };
  for (let at: Scope | undefined = scope; at; at = at.parent)
    for (const [id, state] of at.states) {
      if (id in names) continue;
      if (state.is === "complete") names[id] = state.output;
      if (state.is === "disabled") names[id] = null;
      if (state.is === "failed") names[id] = { error: state.error };
    }
  for (const node of sample.graph.nodes) if (!(node.id in names)) names[node.id] = undefined;
  return { ...names, ...scope.locals };
}
