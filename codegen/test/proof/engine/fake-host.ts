/** The host as a run meets it: every call is written down and answered by the world. */
import { isObject, type Json } from "@weft/shared";
import { packFailure } from "../../../src/runtime/failure.js";
import { troubleOf } from "../interpreter/actions.ts";
import { waitAnswer } from "../interpreter/nodes.ts";
import { startedRun } from "../interpreter/subworkflow.ts";
import { failureIn } from "../script.ts";
import type { World } from "../world.ts";

type About = { nodeId: string; iteration: number[]; attempt: number };
export type Call = { step: string; attempt: number; input: Json };

export class FakeHost {
  readonly calls: Call[] = [];
  readonly failedUndos: { nodeId: string; iteration: number[] }[] = [];
  readonly #world: World;
  readonly #eventsOf: (step: string) => readonly string[];
  readonly #addressees: Addressees;

  constructor(world: World, eventsOf: (step: string) => readonly string[], addressees: Addressees) {
    this.#world = world;
    this.#eventsOf = eventsOf;
    this.#addressees = addressees;
  }

  /** The address tells the node, also where a chain of undo calls goes by the name of the node it undoes. */
  async request({ url, body }: { url: string; body: string | null }, about: About): Promise<unknown> {
    const step = stepOf(this.#addressees(url, about.nodeId), about.iteration);
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(this.#answer(step, about.attempt, body === null ? null : JSON.parse(body))),
    };
  }

  async store({ key, value = null }: { key: string; value?: Json }, about: About): Promise<Json> {
    return this.#answer(stepOf(this.#addressees(key, about.nodeId), about.iteration), about.attempt, value);
  }

  /** Code nodes say what they were called with; what they fail with is their own text. */
  async log(_level: string, message: string, about: About): Promise<void> {
    if (!message.includes("\n")) return;
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

  async startWorkflow({ key, input, wait }: { key: string; input: Json; wait: boolean }): Promise<unknown> {
    this.calls.push({ step: key, attempt: 1, input });
    const { runId, until } = startedRun(key);
    return wait ? { runId, until } : { runId };
  }

  async workflowResult({ key }: { key: string }, { attempt }: About): Promise<Json> {
    return this.#outcome(key, attempt);
  }

  async undoFailed(about: { nodeId: string; iteration: number[] }): Promise<void> {
    this.failedUndos.push(about);
  }

  #answer(step: string, attempt: number, input: Json): Json {
    this.calls.push({ step, attempt, input });
    return this.#outcome(step, attempt);
  }

  #outcome(step: string, attempt: number): Json {
    const outcome = this.#world.outcome(step, attempt);
    if (outcome === "busy" || outcome === "broken") {
      const said = failureIn(this.#world.script(step) ?? {}, attempt);
      const [name, message, retryable] = said ?? troubleOf(outcome, step, attempt);
      throw new Error(packFailure({ name, message, retryable }));
    }
    return this.#world.answer(step);
  }
}

const stepOf = (nodeId: string, iteration: readonly number[]): string =>
  nodeId + iteration.map((index) => `[${index}]`).join("");

/** Which node an address or a key belongs to. */
export type Addressees = (text: string, nodeId: string) => string;

/** By what is the same in every pass and every run: of a node's `url` or `key` what stands beside its expressions. */
export function addresseesIn(nodes: readonly { id: string; data: { params?: unknown } }[]): Addressees {
  const patterns = nodes.flatMap(({ id, data: { params } }) => {
    const text = isObject(params) ? (params.url ?? params.key) : undefined;
    return typeof text === "string" ? [{ id, pattern: patternOf(text) }] : [];
  });
  return (text, nodeId) => {
    const matching = patterns.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id);
    return matching.includes(nodeId) ? nodeId : (matching[0] ?? nodeId);
  };
}

const patternOf = (text: string): RegExp => {
  const parts = text.split(/\{\{.*?\}\}/s).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
};

/** The events that the waits of a graph are for. */
export function eventsIn(nodes: readonly { id: string; data: { params?: unknown } }[]) {
  const byId = new Map(nodes.map(({ id, data }) => [id, data.params]));
  return (step: string): readonly string[] => {
    const params = byId.get(step.split("[", 1)[0] as string);
    return isObject(params) && Array.isArray(params.events) ? (params.events as string[]) : [];
  };
}
