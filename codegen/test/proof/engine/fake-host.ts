/** The host as a run meets it: every call is written down and answered by the world. */
import { isObject, type Json } from "@weft/shared";
import { packFailure } from "../../../src/runtime/failure.js";
import { troubleOf } from "../interpreter/actions.ts";
import { waitAnswer } from "../interpreter/nodes.ts";
import type { World } from "../world.ts";

type About = { nodeId: string; iteration: number[]; attempt: number };
export type Call = { step: string; attempt: number; input: Json };

export class FakeHost {
  readonly calls: Call[] = [];
  readonly failedUndos: { nodeId: string; iteration: number[] }[] = [];
  readonly #world: World;
  readonly #eventsOf: (step: string) => readonly string[];

  constructor(world: World, eventsOf: (step: string) => readonly string[]) {
    this.#world = world;
    this.#eventsOf = eventsOf;
  }

  /** The address tells the node, also where a chain of undo calls goes by the name of the node it undoes. */
  async request({ url, body }: { url: string; body: string | null }, about: About): Promise<unknown> {
    const step = stepOf(new URL(url).pathname.slice(1), about.iteration);
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(this.#answer(step, about.attempt, body === null ? null : JSON.parse(body))),
    };
  }

  async store({ key, value = null }: { key: string; value?: Json }, about: About): Promise<Json> {
    return this.#answer(stepOf(key, about.iteration), about.attempt, value);
  }

  /** Code nodes say what they were called with; what they fail with is their own text. */
  async log(_level: string, message: string, about: About): Promise<void> {
    const [nodeId = "", input = ""] = message.split("\n");
    this.calls.push({
      step: stepOf(nodeId, about.iteration),
      attempt: about.attempt,
      input: JSON.parse(input),
    });
  }

  async openWait({ key }: { key: string }): Promise<unknown> {
    const { after } = this.#world.wait(key, this.#eventsOf(key));
    return { answered: after === null, until: "2027-01-01T00:00:00.000Z" };
  }

  async closeWait({ key }: { key: string }): Promise<Json> {
    return waitAnswer(key, this.#world.wait(key, this.#eventsOf(key)).event);
  }

  async undoFailed(about: { nodeId: string; iteration: number[] }): Promise<void> {
    this.failedUndos.push(about);
  }

  #answer(step: string, attempt: number, input: Json): Json {
    this.calls.push({ step, attempt, input });
    const outcome = this.#world.outcome(step, attempt);
    if (outcome === "busy" || outcome === "broken") {
      const [name, message, retryable] = troubleOf(outcome, step, attempt);
      throw new Error(packFailure({ name, message, retryable }));
    }
    return this.#world.answer(step);
  }
}

const stepOf = (nodeId: string, iteration: readonly number[]): string =>
  nodeId + iteration.map((index) => `[${index}]`).join("");

/** The events that the waits of a graph are for. */
export function eventsIn(nodes: readonly { id: string; data: { params?: unknown } }[]) {
  const byId = new Map(nodes.map(({ id, data }) => [id, data.params]));
  return (step: string): readonly string[] => {
    const params = byId.get(step.split("[", 1)[0] as string);
    return isObject(params) && Array.isArray(params.events) ? (params.events as string[]) : [];
  };
}
