/**
 * The engine's `step` in virtual time, as the real one behaves (PLATFORM.md, and the source of miniflare's engine):
 * results by name from the journal, retries with a delay function that may refuse, sleeps that survive, aborts on
 * pause, rollback handlers that live in memory only.
 */
import { durationMs } from "@weft/shared";
import { neverBegun } from "../../../src/runtime/failure.js";
import type { World } from "../world.ts";
import type { Fate } from "./fate.ts";
import type { Journal, Recorded, StepRecord } from "./journal.ts";

type Delay = number | string | ((input: { ctx: unknown; error: Error }) => unknown);
type Config = {
  retries?: { limit?: number; delay?: Delay; backoff?: string };
  timeout?: number | string;
  sensitive?: string;
};
type Work = (context: { attempt: number; step: { name: string; count: number } }) => Promise<unknown>;
export type Rollback = (input: {
  ctx: unknown;
  error: Error;
  output: unknown;
  stepName: string;
}) => Promise<unknown>;
type RollbackOptions = { rollback: Rollback; rollbackConfig?: Config };

type EventsOf = (step: string) => readonly string[];

export const pauseMessage = "Aborting engine: User called pause";

export class AdversarialEngine {
  /** What no execution may ever do. */
  readonly violations: string[] = [];
  readonly handlers = new Map<string, RollbackOptions>();
  readonly sensitive = new Set<string>();
  /** Attempts under way. */
  running = 0;
  isRollingBack = false;
  readonly #names = new Set<string>();
  readonly #idle = new Set<(error: Error) => void>();
  #pause: "no" | "wanted" | "paused" = "no";
  readonly #journal: Journal;
  readonly #world: World;
  readonly #fate: Fate;
  readonly #eventsOf: EventsOf;

  /** @param eventsOf The events that a wait is for. */
  constructor(journal: Journal, world: World, fate: Fate, eventsOf: EventsOf = () => []) {
    this.#journal = journal;
    this.#world = world;
    this.#fate = fate;
    this.#eventsOf = eventsOf;
  }

  do(name: string, config: Config, work: Work, options?: RollbackOptions): Promise<unknown> {
    if (this.isRollingBack) return Promise.reject(new Error("Cannot execute steps during rollback phase"));
    this.#claim(name);
    if (config.sensitive === "output") this.sensitive.add(name);
    const known = this.#journal.steps.get(name);
    if (options && known) this.handlers.set(name, options);
    return new Promise((resolve, reject) => {
      if (known?.result) {
        const { result } = known;
        this.#fate.after(0, () =>
          "value" in result ? resolve(structuredClone(result.value)) : reject(errorOf(result.error)),
        );
        return;
      }
      const attempt = () => this.#attempt(name, config, work, options, resolve, reject);
      if (known?.retryAt == null) attempt();
      else this.#sleepUntil(known.retryAt, attempt, reject);
    });
  }

  async #attempt(
    name: string,
    config: Config,
    work: Work,
    options: RollbackOptions | undefined,
    resolve: (value: unknown) => void,
    reject: (error: Error) => void,
  ): Promise<void> {
    const { limit = 5, delay = 1000, backoff = "exponential" } = config.retries ?? {};
    if (!this.#journal.steps.has(name))
      this.#write({ type: "step_started", name, hasRollback: options !== undefined });
    if (options) this.handlers.set(name, options);
    this.#write({ type: "attempt_started", name });
    this.running++;
    const step = this.#journal.steps.get(name) as StepRecord;
    const number = step.failed + 1;
    const result = await this.#tried(name, number, config, work);
    // What did nothing takes no time.
    const isIdle = "error" in result && result.error.message === neverBegun;
    this.#fate.after(isIdle ? 0 : this.#world.duration(name, number), () => {
      this.running--;
      if ("value" in result) {
        this.#write({ type: "step_completed", name, value: structuredClone(result.value) });
        return this.#checkPause() ? reject(new Error(pauseMessage)) : resolve(result.value);
      }
      const refused =
        number <= limit ? this.#delay(name, delay, backoff, number, result.error) : result.error;
      if (typeof refused === "number") {
        const retryAt = this.#fate.now + refused;
        this.#write({ type: "attempt_failed", name, retryAt });
        const again = () => this.#attempt(name, config, work, options, resolve, reject);
        this.#sleepUntil(retryAt, again, reject);
      } else {
        this.#write({ type: "step_failed", name, error: recordedError(refused) });
        reject(crossing(refused));
      }
      this.#checkPause();
    });
  }

  async #tried(
    name: string,
    attempt: number,
    { timeout = 600_000 }: Config,
    work: Work,
  ): Promise<{ value: unknown } | { error: Error }> {
    try {
      const value = await work({ attempt, step: { name, count: 1 } });
      if (this.#world.outcome(name, attempt) === "slow") return { error: late(timeout) };
      return { value: structuredClone(value) };
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** How long until the next attempt, or the error of a delay function that refuses one. */
  #delay(name: string, delay: Delay, backoff: string, attempt: number, error: Error): number | Error {
    try {
      const base = durationMs((typeof delay === "function" ? delay({ ctx: {}, error }) : delay) as number);
      if (base === undefined) throw new Error("an invalid delay");
      return backoff === "exponential"
        ? base * 2 ** (attempt - 1)
        : backoff === "linear"
          ? base * attempt
          : base;
    } catch (refusal) {
      const text = `The delay function for step "${name}-1" threw an error: ${(refusal as Error).message}`;
      return named("NonRetryableDelayError", text);
    }
  }

  async sleep(name: string, duration: number | string): Promise<void> {
    const ms = durationMs(duration) as number;
    const key = `${name} for ${ms}`;
    this.#claim(key);
    if (!this.#journal.idles.has(key))
      this.#write({ type: "sleep_started", name: key, end: this.#fate.now + ms });
    const { end, over } = this.#journal.idles.get(key) as { end: number; over: boolean };
    if (over) return this.#later();
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        this.#write({ type: "sleep_ended", name: key });
        resolve();
      };
      this.#sleepUntil(end, wake, reject);
    });
  }

  async waitForEvent(name: string, { timeout }: { type: string; timeout: number | string }): Promise<void> {
    this.#claim(name);
    const step = name.split(":")[0] as string;
    if (!this.#journal.idles.has(name)) {
      const { event, after } = this.#world.wait(step, this.#eventsOf(step));
      const ms = event === null ? (durationMs(timeout) as number) : (after ?? 0);
      this.#write({ type: "wait_started", name, end: this.#fate.now + ms });
    }
    const { end, over, error } = this.#journal.idles.get(name) as {
      end: number;
      over: boolean;
      error: Recorded | null;
    };
    if (over) return this.#later().then(() => (error ? Promise.reject(errorOf(error)) : undefined));
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        const isTimeout = this.#world.wait(step, this.#eventsOf(step)).event === null;
        const error = late(timeout);
        this.#write({ type: "wait_ended", name, error: isTimeout ? recordedError(error) : null });
        if (isTimeout) reject(crossing(error));
        else resolve();
      };
      this.#sleepUntil(end, wake, reject);
    });
  }

  /** As soon as no attempt is under way, whatever is idle is thrown out of the execution. */
  pause(): void {
    this.#pause = "wanted";
    this.#checkPause();
  }

  get isPausing(): boolean {
    return this.#pause !== "no";
  }

  get isPaused(): boolean {
    return this.#pause === "paused";
  }

  #checkPause(): boolean {
    if (this.#pause === "wanted" && this.running === 0) this.#pause = "paused";
    if (this.#pause !== "paused") return false;
    for (const abort of [...this.#idle]) abort(new Error(pauseMessage));
    return true;
  }

  /** Idle until a moment; a pause ends it with the abort. */
  #sleepUntil(moment: number, wake: () => void, reject: (error: Error) => void): void {
    if (this.#pause === "paused") {
      reject(new Error(pauseMessage));
      return;
    }
    const abort = (error: Error) => {
      this.#idle.delete(abort);
      reject(error);
    };
    this.#idle.add(abort);
    this.#fate.at(moment, () => {
      if (this.#idle.delete(abort)) wake();
    });
  }

  #later(): Promise<void> {
    return new Promise((resolve) => this.#fate.after(0, resolve));
  }

  #claim(name: string): void {
    if (this.#names.has(name)) this.violations.push(`the step ${name} was called twice`);
    this.#names.add(name);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the moment is added to any of the entries
  #write(entry: any): void {
    this.#journal.write({ ...entry, at: this.#fate.now });
  }
}

const recordedError = ({ name, message }: Error): Recorded => ({ name, message });

const late = (timeout: number | string): Error =>
  named("WorkflowTimeoutError", `Execution timed out after ${durationMs(timeout)}ms`);

/** An error as the execution that waited for it meets it: the engine's own names are folded into the message. */
const crossing = ({ name, message }: Error): Error =>
  new Error(name === "Error" ? message : `${name}: ${message}`);

/** The same error as it comes out of storage later: the name is gone. */
export const errorOf = ({ message }: Recorded): Error => new Error(message);

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
