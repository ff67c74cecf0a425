/** The host that an example's run meets: it answers as the example says. */
import type { Json } from "@weft/shared";
import type { ExampleWorld } from "../../src/nodes/example.ts";
import { packFailure } from "../../src/runtime/failure.js";

type About = { nodeId: string; iteration: number[] };
type StoreCall = { op: string; key: string; value?: Json; by?: number };

const noon = "2026-01-01T12:00:00.000Z";

export class ExampleHost {
  readonly #world: ExampleWorld;
  readonly #stored: Map<string, Json>;
  /** What was written to the run's log. */
  readonly lines: string[] = [];

  constructor(world: ExampleWorld) {
    this.#world = world;
    this.#stored = new Map(Object.entries(world.stored ?? {}));
  }

  async request(_call: unknown, about: About): Promise<unknown> {
    const step = stepOf(about);
    const { status, body } = this.#world.answers?.[step] ?? missing(step);
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  }

  async store({ op, key, value = null, by = 1 }: StoreCall): Promise<Json> {
    if (op === "set") this.#stored.set(key, value);
    if (op === "increment") this.#stored.set(key, Number(this.#stored.get(key) ?? 0) + by);
    if (op === "delete") this.#stored.delete(key);
    if (op !== "list") return this.#stored.get(key) ?? null;
    const found = [...this.#stored].filter(([name]) => name.startsWith(key)).sort();
    return { items: found.map(([name, item]) => ({ key: name, value: item })) };
  }

  async startWorkflow({ key, wait }: { key: string; wait: boolean }): Promise<Json> {
    return wait ? { runId: `run-of-${key}`, until: noon } : { runId: `run-of-${key}` };
  }

  async workflowResult({ key }: { key: string }): Promise<Json> {
    return this.#world.workflows?.[key] ?? missing(key);
  }

  async openWait(): Promise<Json> {
    return { answered: false, until: noon };
  }

  async closeWait({ key }: { key: string }): Promise<Json> {
    const came = this.#world.events?.[key];
    return came ? { ...came, receivedAt: noon } : { event: null, payload: null, receivedAt: null };
  }

  async log(level: string, message: string): Promise<void> {
    this.lines.push(`${level} ${message}`);
  }
}

const stepOf = ({ nodeId, iteration }: About): string =>
  nodeId + iteration.map((index) => `[${index}]`).join("");

function missing(step: string): never {
  const message = `The example does not say what ${step} is answered`;
  throw new Error(packFailure({ name: "Error", message, retryable: false }));
}
