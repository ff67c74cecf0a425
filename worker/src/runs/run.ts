import { DurableObject } from "cloudflare:workers";
import { packFailure } from "@weft/codegen";
import { isRunEnded, type Json, type LogLine, type RunEvent, type StepRow } from "@weft/shared";
import type { Env } from "../env.ts";
import { archivedEvents, archivedLog, archivedRun, type RunOverview } from "./archive.ts";
import { Caretaker } from "./caretaker.ts";
import { type Database, hasTables, openDatabase } from "./database.ts";
import { eventStream } from "./event-stream.ts";
import { type FeedSource, feed } from "./feed.ts";
import type { HostedRun } from "./hosted-run.ts";
import type { ControlAnswer, RunObject, RunPlan, Slice, SliceQuery, StepsQuery } from "./plan.ts";
import { addLogLine, type NewLogLine } from "./run-log.ts";
import { RunStore } from "./run-store.ts";
import { outputOf, shownEvent } from "./shown-event.ts";
import { newestFirst } from "./slice.ts";
import { selectedRows, stepRows } from "./step-rows.ts";
import { loadPlan } from "./stored-plan.ts";
import { keepUndoFailure, type UndoFailure } from "./undo-failures.ts";
import {
  closeWait,
  type OpenedWait,
  openWait,
  receiveEvent,
  type WaitAnswer,
  type WaitRequest,
} from "./waits.ts";
import { storeWish } from "./wish.ts";

/** How long those who need the run's plan wait for it. */
const patienceMs = 3000;
/** After its plan could not be loaded. */
const loadAgainMs = 60_000;

/**
 * One run. While it lives it follows the engine; when it has ended everything about it is in its archive and the
 * object is empty. Readers get the same from both.
 */
export class Run extends DurableObject<Env> implements RunObject, HostedRun {
  #caretaker: Promise<Caretaker | undefined> | undefined;
  #isArchived = false;
  #isGoingOn = false;
  readonly #begun = Promise.withResolvers<void>();
  #archive: RunOverview | undefined;

  async begin(plan: RunPlan): Promise<void> {
    if ((await this.#tended()) || this.#isArchived) return;
    const caretaker = this.#tend(plan, new RunStore(this.ctx.storage, plan));
    this.#caretaker = Promise.resolve(caretaker);
    caretaker.begin();
    if (this.#isGoingOn) caretaker.takeUp();
    this.#begun.resolve();
  }

  async read(): Promise<RunOverview | null> {
    const caretaker = await this.#lookedAt();
    if (caretaker) return { state: caretaker.live.state, trigger: caretaker.live.plan.trigger };
    this.#archive ??= (await archivedRun(this.env, ...this.#name)) ?? undefined;
    return this.#archive ?? null;
  }

  async steps(query: StepsQuery): Promise<Slice<StepRow>> {
    const run = await this.read();
    if (!run) return { items: [], next: null };
    const rows = selectedRows(stepRows(await this.#shownEvents(), run.state.graph), query);
    const { items, next } = newestFirst(rows, ({ at }) => at, query);
    return { items: items.map(({ at: _, ...row }) => row), next };
  }

  async logs(query: SliceQuery): Promise<Slice<LogLine>> {
    const caretaker = await this.#tended();
    const lines = caretaker ? caretaker.log() : await archivedLog(this.env, ...this.#name);
    const { items, next } = newestFirst(lines, ({ id }) => id, query);
    return { items: items.map(({ id: _, ...line }) => line), next };
  }

  async events(lastEventId: number): Promise<Response> {
    const source: FeedSource = {
      tended: () => this.#tended(),
      archived: () => this.#archivedEvents(),
    };
    return eventStream((left) => feed(source, lastEventId, left));
  }

  async output(eventId: number): Promise<string | null> {
    const event = await this.#find(eventId);
    const output = event && outputOf(event);
    return output === undefined ? null : JSON.stringify(output);
  }

  async send(name: string, payload: Json): Promise<ControlAnswer> {
    return this.#act((db) => receiveEvent(db, { name, payload }, Date.now()));
  }

  async pause(): Promise<ControlAnswer> {
    return this.#act((db) => storeWish(db, "pause"));
  }

  async resume(): Promise<ControlAnswer> {
    return this.#act((db) => storeWish(db, "resume"));
  }

  async cancel({ undo }: { undo: boolean }): Promise<ControlAnswer> {
    return this.#act((db) => storeWish(db, undo ? "undo" : "cancel"));
  }

  async revive(): Promise<void> {
    (await this.#tended())?.revive();
  }

  async wentOn(): Promise<void> {
    this.#isGoingOn = true;
    (await this.#tended())?.takeUp();
  }

  async log(line: NewLogLine): Promise<void> {
    await this.#host((db) => addLogLine(db, line));
  }

  async undoFailed(failure: UndoFailure): Promise<void> {
    await this.#host((db) => {
      keepUndoFailure(db, failure);
      const { nodeId, name, message } = failure;
      addLogLine(db, { at: Date.now(), level: "error", nodeId, message: `Undo failed: ${name}: ${message}` });
    });
  }

  async openWait(request: WaitRequest): Promise<OpenedWait | null> {
    return (await this.#host((db) => openWait(db, request, Date.now()))) ?? null;
  }

  async awaitRun(request: WaitRequest): Promise<OpenedWait | null> {
    const opened = await this.openWait(request);
    if (opened?.answered) (await this.#tended())?.wakeWaits();
    return opened;
  }

  async closeWait(key: string): Promise<WaitAnswer | null> {
    return (await this.#host((db) => closeWait(db, key))) ?? null;
  }

  override async alarm(): Promise<void> {
    try {
      (await this.#tended())?.resume();
    } catch (error) {
      console.error(`Run ${this.ctx.id.name} cannot be taken up:`, error);
      await this.ctx.storage.setAlarm(Date.now() + loadAgainMs);
    }
  }

  get #name(): [workspace: string, runId: string] {
    const name = this.ctx.id.name ?? "";
    const colon = name.indexOf(":");
    return [name.slice(0, colon), name.slice(colon + 1)];
  }

  /** Undefined before `begin`, and when the run has been archived. */
  async #tended(): Promise<Caretaker | undefined> {
    if (this.#caretaker === undefined && !this.#isArchived && hasTables(this.ctx.storage))
      this.#caretaker = this.#load();
    return this.#caretaker;
  }

  async #load(): Promise<Caretaker | undefined> {
    try {
      const db = await openDatabase(this.ctx.storage);
      const plan = await loadPlan(db, this.env);
      const caretaker = plan && this.#tend(plan, new RunStore(this.ctx.storage, plan, db));
      if (!caretaker) this.#caretaker = undefined;
      caretaker?.resume();
      return caretaker;
    } catch (error) {
      this.#caretaker = undefined;
      throw error;
    }
  }

  #tend(plan: RunPlan, store: RunStore): Caretaker {
    const onForget = () => {
      this.#isArchived = true;
      this.#caretaker = undefined;
      const { state } = caretaker.live;
      if (isRunEnded(state.status)) this.#archive = { state, trigger: plan.trigger };
    };
    const { storage } = this.ctx;
    const caretaker = new Caretaker(plan, store, { env: this.env, storage, onForget });
    return caretaker;
  }

  /** For those who want to see the present state. */
  async #lookedAt(): Promise<Caretaker | undefined> {
    const caretaker = await this.#tended();
    caretaker?.takeUp();
    await caretaker?.live.caughtUp();
    await caretaker?.toldTheEnd();
    return this.#isArchived ? undefined : caretaker;
  }

  /** A call of the host, which means that the run is going on; nothing is done for a run that has ended. */
  async #host<T>(action: (db: Database) => T): Promise<T | undefined> {
    const caretaker = await this.#tendedSoon();
    if (!caretaker && !this.#isArchived) throw notBegun();
    if (!caretaker || caretaker.live.isEnded) return undefined;
    caretaker.takeUp();
    const db = await caretaker.live.store.open();
    return caretaker.live.isEnded ? undefined : action(db);
  }

  async #act(action: (db: Database) => void): Promise<ControlAnswer> {
    const read = await this.read();
    const caretaker = read && isRunEnded(read.state.status) ? undefined : await this.#tendedSoon();
    const db = await caretaker?.live.store.open();
    if (!caretaker || !db || caretaker.live.isEnded) {
      const state = caretaker?.live.state ?? read?.state;
      return { accepted: false, status: state?.status ?? "queued" };
    }
    action(db);
    caretaker.pursueWish();
    caretaker.wakeWaits();
    return { accepted: true, status: caretaker.live.state.status };
  }

  /** The engine may be faster than the plan, and a plan that was lost is told again. */
  async #tendedSoon(): Promise<Caretaker | undefined> {
    const caretaker = await this.#tended();
    if (caretaker || this.#isArchived) return caretaker;
    await Promise.race([this.#begun.promise, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    return this.#tended();
  }

  async #shownEvents(): Promise<RunEvent[]> {
    const caretaker = await this.#lookedAt();
    if (caretaker)
      return [...caretaker.live.journal.all()].map((event) => shownEvent(event, caretaker.live.plan.runId));
    const shown: RunEvent[] = [];
    for await (const event of this.#archivedEvents()) shown.push(event);
    return shown;
  }

  async *#archivedEvents(): AsyncGenerator<RunEvent> {
    const [workspace, runId] = this.#name;
    for await (const event of archivedEvents(this.env, workspace, runId)) yield shownEvent(event, runId);
  }

  async #find(eventId: number): Promise<RunEvent | undefined> {
    const caretaker = await this.#lookedAt();
    if (caretaker) return caretaker.live.journal.find(eventId);
    for await (const event of archivedEvents(this.env, ...this.#name))
      if (event.eventId === eventId) return event;
    return undefined;
  }
}

const notBegun = (): Error =>
  new Error(
    packFailure({ name: "RunNotBegun", message: "The run's object does not know it yet.", retryable: true }),
  );
