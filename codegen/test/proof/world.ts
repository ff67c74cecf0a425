/**
 * The outside world of a proof: how long every attempt takes, what it is answered and whether it fails. All of it
 * follows from the sample alone, so that the interpreter and the compiled code meet the very same world.
 */
import type { Graph, Json } from "@weft/shared";
import { outcomeOf, type Script, type Scripts, scriptOf, waitEnding } from "./script.ts";

/**
 * How a node's attempts go. All zero: at once and well.
 * - `pace`: seed of how long they take
 * - `luck`: seed of what they are answered, in which passes they fail and how often
 * - `trouble`: `busy` passes after some attempts, `slow` too (the engine's own timeout), `broken` is final
 * - `everyPass`: in loops it has its trouble in every pass, not in some
 */
export type Behaviour = { pace: number; luck: number; trouble?: Trouble; everyPass?: boolean };
export type Trouble = "busy" | "slow" | "broken";
export type Sample = {
  graph: Graph;
  /** The trigger that fires, and what it brings. */
  trigger: string;
  body: Json;
  world: { [nodeId: string]: Behaviour };
  /** Where it is there, the world does what it says and nothing else. */
  script?: Scripts;
};

export type Outcome = "well" | Trouble;
/** How a wait ends: `event` is null where it times out, `after` is null where the event had come before the wait. */
export type WaitEnding = { event: string | null; after: number | null };

/** Steps that only keep the books take no time: how they are cut is the compiler's own affair. */
const bookkeeping = new Set(["winner", "started", "seen"]);

export const isBookkeeping = (step: string): boolean => bookkeeping.has(step.split(":")[1] ?? "");

export class World {
  readonly #behaviours: Sample["world"];
  readonly #scripts: Scripts | undefined;

  constructor({ world, script }: Sample) {
    this.#behaviours = world;
    this.#scripts = script;
  }

  /** What is said outright of a step; nothing where the world is a random one. */
  script(step: string): Script | undefined {
    return this.#scripts && scriptOf(this.#scripts, step);
  }

  /** Virtual milliseconds of an attempt. The fraction is the step's own, so that no two moments are ever the same. */
  duration(step: string, attempt: number): number {
    const { id, passes, phase } = partsOf(step);
    if (bookkeeping.has(phase)) return 0;
    const script = this.script(step);
    if (script) return (phase === "" ? (script.takes ?? 0) : 0) + (1 + (hash(step, attempt) >>> 8)) / 2 ** 34;
    const { pace } = this.#of(id);
    const whole = pace === 0 ? 0 : hash(pace, passes, phase, attempt) % 3000;
    return whole + (1 + (hash(step, attempt) >>> 8)) / 2 ** 24;
  }

  outcome(step: string, attempt: number): Outcome {
    const { id, passes, phase } = partsOf(step);
    const script = this.script(step);
    if (script) return phase === "" ? outcomeOf(script, attempt) : "well";
    const { luck, trouble, everyPass = passes === "" } = this.#of(id);
    if (!trouble || phase !== "" || attempt > this.failures(id)) return "well";
    return everyPass || hash(luck, passes, "fails") % 2 === 0 ? trouble : "well";
  }

  /** How many attempts of a node fail where any does. */
  failures(id: string): number {
    const { luck, trouble } = this.#of(id);
    return trouble ? 1 + (hash(luck, "failures") % 3) : 0;
  }

  /** What a call that goes well is answered. */
  answer(step: string): Json {
    const script = this.script(step);
    if (script) return script.answer ?? null;
    const { id, passes } = partsOf(step);
    const seed = hash(this.#of(id).luck, passes, "answer");
    return { n: seed % 100, flag: seed % 2 === 0, list: [7, 8, 9].slice(0, (seed >>> 8) % 4) };
  }

  wait(step: string, events: readonly string[]): WaitEnding {
    const script = this.script(step);
    if (script) return waitEnding(script);
    const { id, passes } = partsOf(step);
    const { luck, pace } = this.#of(id);
    const seed = hash(luck, passes, "wait");
    const event = events[seed % (events.length + 1)] ?? null;
    const after = (hash(pace, passes, "wait") % 4000) + (1 + (hash(step, "wait") >>> 8)) / 2 ** 24;
    return { event, after: event !== null && (seed >>> 8) % 3 === 0 ? null : after };
  }

  #of(id: string): Behaviour {
    return this.#behaviours[id] ?? { pace: 0, luck: 0 };
  }
}

/** `ask[2][0]:wait` → `ask`, `[2][0]`, `wait`. */
function partsOf(step: string): { id: string; passes: string; phase: string } {
  const [key = "", phase = ""] = step.split(":");
  const bracket = key.indexOf("[");
  if (bracket < 0) return { id: key, passes: "", phase };
  return { id: key.slice(0, bracket), passes: key.slice(bracket), phase };
}

/** FNV-1a with a last stir. */
export function hash(...parts: (string | number)[]): number {
  const text = parts.join("|");
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (state ^ (state >>> 13)) >>> 0;
}
