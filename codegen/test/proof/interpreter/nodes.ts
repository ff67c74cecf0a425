/** What each kind of node does once it has started (LANGUAGE, section 5). */
import type { GraphNode, Json } from "@weft/shared";
import { durationMs } from "@weft/shared";
import { fixedNow } from "../engine/virtual-timers.ts";
import { callAction } from "./actions.ts";
import { runForEach, runGroup, runRepeat } from "./containers.ts";
import { evaluate } from "./evaluate.ts";
import type { Process } from "./process.ts";
import { noteReturn } from "./races.ts";
import type { Scope } from "./scope.ts";
import { type NodeEnding, namesIn, type Simulation } from "./simulation.ts";
import { AttemptFailure, idle, never, type Stepped, step } from "./steps.ts";
import { subworkflow } from "./subworkflow.ts";

export type Running = {
  simulation: Simulation;
  scope: Scope;
  node: GraphNode;
  params: { [key: string]: Json };
  /** Its step's name. */
  name: string;
  /** A param's value, as the scope is now. */
  value: (param: Json | undefined) => unknown;
};

type Runner = (running: Running) => Process<NodeEnding>;

const runners: { [type: string]: Runner } = {
  http: callAction,
  store: callAction,
  code: callAction,
  transform: (running) => only(running, () => transformed(running)),
  if: (running) =>
    only(
      running,
      () => Boolean(running.value(running.params.condition)),
      (output) => [String(output)],
    ),
  switch: (running) => only(running, () => chosen(running), switchHandles),
  sleep,
  wait_event: waitEvent,
  for_each: runForEach,
  repeat: runRepeat,
  group: runGroup,
  return: returnValue,
  subworkflow,
  fail: (running) =>
    only(running, () => {
      throw new AttemptFailure("Error", String(running.value(running.params.message)), false);
    }),
};

export function* runNode(simulation: Simulation, scope: Scope, node: GraphNode): Process<NodeEnding> {
  if (node.data.disabled) return { is: "disabled" };
  const runner = runners[node.type];
  if (!runner) throw new Error(`The interpreter does not know ${node.type}`);
  const value = (param: Json | undefined) => evaluate(param, namesIn(simulation, scope));
  const params = node.data.params ?? {};
  const name = `${node.id}${scope.passes}`;
  simulation.scopes.set(name, scope);
  if (/\bnow\(\)/.test(JSON.stringify(params)))
    yield* step(simulation, `${name}:now`, never, () => new Date(fixedNow).toISOString());
  if (scope.halted) return { is: "cancelled" };
  return yield* runner({ simulation, scope, node, params, name, value });
}

/** A node that is one step without retries. */
function* only(
  { simulation, name }: Running,
  work: () => unknown,
  handles: (output: Json) => string[] = () => ["out"],
): Process<NodeEnding> {
  return endOf(yield* step(simulation, name, never, work), handles);
}

export function endOf(stepped: Stepped, handles: (output: Json) => string[] = () => ["out"]): NodeEnding {
  if ("error" in stepped) return { is: "failed", error: stepped.error };
  return { is: "complete", output: stepped.output, handles: handles(stepped.output) };
}

/** A phase that failed fails the node's own step. */
export function* failWith(
  { simulation, name }: Running,
  { name: errorName, message }: { name: string; message: string },
): Process<NodeEnding> {
  return endOf(
    yield* step(simulation, name, never, () => {
      throw new AttemptFailure(errorName, message, false);
    }),
  );
}

function transformed({ params, value }: Running): unknown {
  if (params.mode === "expression") return value(params.expression);
  const fields = params.fields as { key: string; value: Json }[];
  return Object.fromEntries(fields.map(({ key, value: field }) => [key, value(field)]));
}

type Case = { key: string; equals?: Json; when?: Json };

function chosen({ params, value }: Running): Json {
  const subject = value(params.value);
  const matching: string[] = [];
  for (const { key, equals, when } of params.cases as Case[]) {
    const matches = when === undefined ? same(subject, value(equals)) : Boolean(value(when));
    if (!matches) continue;
    matching.push(key);
    if (params.mode !== "all") break;
  }
  return params.mode === "all" ? matching : (matching[0] ?? null);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function switchHandles(output: Json): string[] {
  const keys = [output].flat().filter((key) => key !== null);
  return keys.length > 0 ? keys.map((key) => `case:${key}`) : ["default"];
}

function* sleep(running: Running): Process<NodeEnding> {
  const { simulation, scope, name, params, value } = running;
  let ms = durationMs(params.duration as Json);
  if (ms === undefined) {
    const end = yield* step(simulation, `${name}:end`, never, () =>
      params.until === undefined ? durationMs(value(params.duration)) : untilMs(value(params.until)),
    );
    if (scope.halted) return { is: "cancelled" };
    if ("error" in end) return yield* failWith(running, end.error);
    ms = end.output as number;
  }
  if (ms > 0 && (yield idle(simulation, scope, ms)) === "dropped") return { is: "cancelled" };
  return yield* only(running, () => null);
}

/** A past moment is over at once. */
const untilMs = (moment: unknown): number =>
  Math.max(0, (typeof moment === "number" ? moment : Date.parse(String(moment))) - fixedNow);

function* waitEvent(running: Running): Process<NodeEnding> {
  const { simulation, scope, name, params } = running;
  const { event, after } = simulation.world.wait(name, params.events as string[]);
  const timeout = durationMs(params.timeout ?? "7 days") as number;
  yield* step(simulation, `${name}:open`, never, () => null);
  if (scope.halted) return { is: "cancelled" };
  const ms = event === null ? timeout : after;
  if (ms !== null && (yield idle(simulation, scope, ms)) === "dropped") return { is: "cancelled" };
  return yield* only(
    running,
    () => waitAnswer(name, event),
    () => [event === null ? "timeout" : `event:${event}`],
  );
}

export const waitAnswer = (name: string, event: string | null): Json =>
  event === null
    ? { event: null, payload: null, receivedAt: null }
    : { event, payload: { to: name }, receivedAt: "2026-01-01T00:00:00.000Z" };

function* returnValue(running: Running): Process<NodeEnding> {
  const { simulation, scope, node, params, value } = running;
  const ending = yield* only(running, () => value(params.value));
  if (ending.is === "complete") {
    noteReturn(simulation, scope, node.id);
    simulation.finish({ status: "complete", output: ending.output });
    // Nothing of the run goes on.
    yield () => undefined;
  }
  return ending;
}
