/**
 * A run that has not been archived: its plan, its events so far and the state they fold to. It follows the engine
 * while somebody needs it to, and picks up at the cursor where it left off.
 */
import { exports } from "cloudflare:workers";
import { runGraph } from "@weft/codegen";
import {
  initialRun,
  isRunEnded,
  isTerminalEvent,
  type RunEvent,
  type RunState,
  reduceRun,
} from "@weft/shared";
import type { EngineEvents } from "../engine/engine-events.ts";
import type { Env } from "../env.ts";
import { annotator, type EngineEvent } from "./annotate.ts";
import { type Following, follow } from "./follow.ts";
import { Journal } from "./journal.ts";
import { instanceId, type RunPlan } from "./plan.ts";
import type { RunStore } from "./run-store.ts";
import { shownEvent } from "./shown-event.ts";
import { undoFailure } from "./undo-failures.ts";

/** A reader waits no longer than this for events that the object has not seen yet. */
const catchUpLimitMs = 1000;

export class LiveRun {
  readonly plan: RunPlan;
  readonly store: RunStore;
  readonly journal: Journal;
  state: RunState;
  readonly #env: Env;
  readonly #annotate: (event: EngineEvent) => RunEvent;
  readonly #onEvent: (event: RunEvent) => void;
  #following: Following | undefined;
  #change = Promise.withResolvers<void>();

  /** `onEvent` hears of every new event after it was folded. */
  constructor(plan: RunPlan, store: RunStore, env: Env, onEvent: (event: RunEvent) => void) {
    this.plan = plan;
    this.store = store;
    this.#env = env;
    this.#onEvent = onEvent;
    this.#annotate = annotator(plan, (stepName) => store.db && undoFailure(store.db, stepName));
    this.journal = new Journal(store);
    this.state = initialRun(runGraph(plan.graph));
    for (const event of this.journal.all()) this.#fold(event);
  }

  get isEnded(): boolean {
    return isRunEnded(this.state.status);
  }

  get isFollowing(): boolean {
    return this.#following !== undefined;
  }

  /** The engine's instance; rejects while there is none. */
  instance(): Promise<WorkflowInstance> {
    return this.#env.WORKFLOWS.get(this.#instanceId);
  }

  follow(): void {
    if (this.#following || this.isEnded) return;
    const following = follow({
      subscribe: (cursor) => engineEvents().after(this.#instanceId, cursor),
      cursor: () => this.journal.lastId,
      take: (event) => this.#take(event),
    });
    this.#following = following;
    following.done
      .catch((error: unknown) => console.error(`Run ${this.plan.runId} cannot follow the engine:`, error))
      .finally(() => {
        if (this.#following === following) this.#following = undefined;
      });
  }

  /** Stops following, with everything in storage so that the object may be put to sleep. */
  async letGo(): Promise<void> {
    this.#following?.stop();
    this.#following = undefined;
    this.journal.moveTo(await this.store.open());
  }

  /** Resolves when every event that the engine has by now is folded. */
  async caughtUp(): Promise<void> {
    this.follow();
    if (this.#following) await Promise.race([this.#following.caughtUp, pause(catchUpLimitMs)]);
  }

  get #instanceId(): string {
    return instanceId(this.plan.workspace, this.plan.runId);
  }

  /** Resolves with the next event. */
  nextEvent(): Promise<void> {
    return this.#change.promise;
  }

  #take(engineEvent: EngineEvent): boolean {
    const event = this.#annotate(engineEvent);
    if (event.eventId <= this.journal.lastId) return this.isEnded;
    this.journal.append(event);
    this.#fold(event);
    if (this.journal.isFull && this.store.db && !this.isEnded) this.journal.moveTo(this.store.db);
    this.#onEvent(event);
    this.#change.resolve();
    this.#change = Promise.withResolvers();
    return isTerminalEvent(event);
  }

  /** A node's output is kept as it is shown; the run's own is whole. */
  #fold(event: RunEvent): void {
    const shown = event.type === "workflow_completed" ? event : shownEvent(event, this.plan.runId);
    this.state = reduceRun(this.state, shown);
  }
}

const engineEvents = () => (exports as unknown as { EngineEvents: Service<EngineEvents> }).EngineEvents;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
