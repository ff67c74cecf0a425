/** Steps that reach outside: what they send, what the world answers, how they fail. */
import { type GraphNode, isObject, type Json } from "@weft/shared";
import { failureIn } from "../script.ts";
import { anyText } from "../trace.ts";
import type { Outcome, World } from "../world.ts";
import { recorded } from "./evaluate.ts";
import { endOf, type Running } from "./nodes.ts";
import type { Process } from "./process.ts";
import type { NodeEnding } from "./simulation.ts";
import { AttemptFailure, retryOf, step } from "./steps.ts";

export function* callAction(running: Running): Process<NodeEnding> {
  const { simulation, name, node, value } = running;
  const { world, trace } = simulation;
  // Parameters are evaluated once, before the first attempt.
  let input: { value: Json } | undefined;
  const stepped = yield* step(simulation, name, retryOf(node), (outcome, attempt) => {
    input ??= { value: recorded(value(inputOf(node))) };
    // Code that people wrote does not say what it was called with.
    if (node.type !== "code" || !world.script(name))
      trace.calls[name] = [...(trace.calls[name] ?? []), input.value];
    refuse(outcome, node, { world, name, attempt });
    return answerTo(node, input.value, name, world);
  });
  return endOf(stepped);
}

/** What an action sends out, as it stands in its params. */
export function inputOf({ type, data: { params = {} } }: GraphNode): Json | undefined {
  if (type === "code") return params.input;
  if (type === "store") return params.value ?? null;
  if (type === "subworkflow") return params.input ?? {};
  return isObject(params.body) ? (params.body.value as Json) : undefined;
}

type Attempt = { world: World; name: string; attempt: number };

export function refuse(outcome: Outcome, { id, type }: GraphNode, { world, name, attempt }: Attempt): void {
  if (outcome === "well") return;
  if (outcome === "slow") throw new AttemptFailure("TimeoutError", anyText, true);
  const said = failureIn(world.script(name) ?? {}, attempt);
  // Code fails with its own text.
  if (type === "code" && !said) throw new AttemptFailure("Busy", `${id} is busy`, true);
  throw new AttemptFailure(...(said ?? troubleOf(outcome, name, attempt)));
}

/** The failure of an attempt: name, message, whether another may go well. */
export const troubleOf = (
  trouble: "busy" | "broken",
  name: string,
  attempt: number,
): [string, string, boolean] =>
  trouble === "busy"
    ? ["Busy", `${name} is busy, attempt ${attempt}`, true]
    : ["Broken", `${name} is broken`, false];

export function answerTo({ type }: GraphNode, input: Json, name: string, world: World): Json {
  if (type === "code") return world.script(name) ? world.answer(name) : { saw: input };
  if (type === "store") return world.answer(name);
  return { status: 200, headers: { "content-type": "application/json" }, body: world.answer(name) };
}
