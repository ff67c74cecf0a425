/** LANGUAGE section 3. */
import { durationMs, type Json } from "@weft/shared";
import { anyText } from "../trace.ts";
import { evaluate } from "./evaluate.ts";
import { endOf, failWith, type Running } from "./nodes.ts";
import { outputOf } from "./output.ts";
import type { Process, Wait } from "./process.ts";
import { Scope } from "./scope.ts";
import { type NodeEnding, namesIn, runScope, type Simulation } from "./simulation.ts";
import { AttemptFailure, idle, never, step } from "./steps.ts";

/** A container's failure is its child's, and the innermost node's. */
function* closeFailed(running: Running, failure: NonNullable<Scope["failure"]>): Process<NodeEnding> {
  const ending = yield* failWith(running, failure);
  return ending.is === "failed" ? { ...ending, nodeId: failure.nodeId } : ending;
}

function* close(running: Running, output: () => unknown): Process<NodeEnding> {
  return endOf(yield* step(running.simulation, running.name, never, output));
}

/** The scope of one pass. `own` is what the loop brings into it. */
function passScope({ scope, node }: Running, own: { index: number; item?: Json }, options = {}): Scope {
  return new Scope({
    container: node.id,
    parent: scope,
    passes: `${scope.passes}[${own.index}]`,
    locals: { ...own, [node.id]: own },
    ...options,
  });
}

export function* runForEach(running: Running): Process<NodeEnding> {
  const { simulation, scope, params, name, value } = running;
  const recordedItems = yield* step(simulation, `${name}:items`, never, () => {
    const items = value(params.items);
    if (!Array.isArray(items)) throw new AttemptFailure("TypeError", anyText, false);
    return items;
  });
  if (scope.halted) return { is: "cancelled" };
  if ("error" in recordedItems) return yield* failWith(running, recordedItems.error);
  const items = recordedItems.output as Json[];
  const all = new Scope({ parent: scope });
  const results: Json[] = items.map(() => null);
  const errors: Json[] = [];
  yield passes(running, all, items, (index, pass) => {
    if (pass.failure && params.onError === "collect")
      errors.push({ index, name: pass.failure.name, message: pass.failure.message });
    else if (!pass.halted) results[index] = resultOf(simulation, pass, params.result);
  });
  all.close();
  if (scope.halted) return { is: "cancelled" };
  if (all.failure) return yield* closeFailed(running, all.failure);
  const inOrder = errors.toSorted((a, b) => (a as { index: number }).index - (b as { index: number }).index);
  return yield* close(running, () => ({ results, errors: inOrder }));
}

const resultOf = (simulation: Simulation, pass: Scope, result: Json | undefined): Json =>
  result === undefined
    ? outputOf(simulation, pass)
    : ((evaluate(result, namesIn(simulation, pass)) as Json | undefined) ?? null);

/** At most `concurrency` passes at a time, in the order of the items. */
function passes(
  running: Running,
  all: Scope,
  items: readonly Json[],
  ended: (index: number, pass: Scope) => void,
): Wait<void> {
  const { simulation, params } = running;
  const concurrency = typeof params.concurrency === "number" ? params.concurrency : 1;
  const failsParent = params.onError !== "collect";
  return (resume) => {
    let next = 0;
    let active = 0;
    let isOver = false;
    const launch = () => {
      while (next < items.length && active < concurrency && !all.halted) {
        const index = next++;
        active++;
        const pass = passScope(running, { index, item: items[index] as Json }, { parent: all, failsParent });
        const runPass = runScope(simulation, pass);
        runPass(() => {
          ended(index, pass);
          active--;
          launch();
        });
      }
      if (active > 0 || isOver) return;
      isOver = true;
      resume();
    };
    launch();
  };
}

export function* runRepeat(running: Running): Process<NodeEnding> {
  const { simulation, scope, params, name } = running;
  const most = typeof params.maxIterations === "number" ? params.maxIterations : 100;
  const delay = durationMs(params.delay ?? 0) as number;
  for (let index = 0; ; index++) {
    const pass = passScope(running, { index });
    yield runScope(simulation, pass);
    if (scope.halted) return { is: "cancelled" };
    if (pass.failure) return yield* closeFailed(running, pass.failure);
    const names = namesIn(simulation, pass);
    const until = yield* step(simulation, `${name}[${index}]:until`, never, () =>
      Boolean(evaluate(params.until, names)),
    );
    if (scope.halted) return { is: "cancelled" };
    if ("error" in until) return yield* failWith(running, until.error);
    const isLast = index + 1 >= most;
    if (until.output !== true && isLast && params.onExhausted !== "continue")
      return yield* failWith(running, { name: anyText, message: anyText });
    if (until.output === true || isLast) {
      const last = outputOf(simulation, pass);
      return yield* close(running, () => ({ iterations: index + 1, last }));
    }
    if (delay > 0 && (yield idle(simulation, scope, delay)) === "dropped") return { is: "cancelled" };
  }
}

export function* runGroup(running: Running): Process<NodeEnding> {
  const { simulation, scope, node, params } = running;
  const body = new Scope({ container: node.id, parent: scope });
  if (params.timeout !== undefined) {
    simulation.races.push(`${node.id} may time out`);
    const timer = idle(simulation, body, durationMs(params.timeout) as number);
    timer((how) => {
      if (how === "over" && body.active > 0)
        body.fail({ name: "TimeoutError", message: anyText, nodeId: node.id });
    });
  }
  yield runScope(simulation, body);
  if (scope.halted) return { is: "cancelled" };
  if (body.failure) return yield* closeFailed(running, body.failure);
  return yield* close(running, () => outputOf(simulation, body));
}
