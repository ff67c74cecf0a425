import { DurableObject } from "cloudflare:workers";
import type { Json, LogLine, RunEvent, StepRow } from "@weft/shared";
import type { Env } from "../env.ts";
import { archivedEvents, archivedLog, archivedRun, type RunOverview } from "./archive.ts";
import { Caretaker } from "./caretaker.ts";
import { type Database, hasTables, openDatabase } from "./database.ts";
import { eventStream } from "./event-stream.ts";
import { type FeedSource, feed } from "./feed.ts";
import type { HostedRun } from "./hosted-run.ts";
import type { ControlAnswer, RunObject, RunPlan, Slice, SliceQuery, StepsQuery } from "./plan.ts";
import { addLogLine, type NewLogLine, readLog } from "./run-log.ts";
import { outputOf, shownEvent } from "./shown-event.ts";
import { newestFirst } from "./slice.ts";
import { selectedRows, stepRows } from "./step-rows.ts";
import { loadPlan, storePlan } from "./stored-plan.ts";
import {
  closeWait,
  type OpenedWait,
  openWait,
  receiveEvent,
  type WaitAnswer,
  type WaitRequest,
} from "./waits.ts";
import { storeWish, type Wish } from "./wish.ts";

/** After its plan could not be loaded. */
const loadAgainMs = 60_000;

/**
 * One run. While it lives it follows the engine; when it has ended everything about it is in its archive and the
 * object is empty. Readers get the same from both.
 */
export class Run extends DurableObject<Env> implements RunObject, HostedRun {
  #caretaker: Promise<Caretaker | undefined> | undefined;
  #isArchived = false;
  #archive: RunOverview | undefined;

  async begin(plan: RunPlan): Promise<void> {
    if ((await this.#tended()) || this.#isArchived) return;
    this.#caretaker ??= this.#start(plan);
    await this.#caretaker;
  }

  async read(): Promise<RunOverview | null> {
    const caretaker = await this.#lookedAt();
    if (caretaker) return { state: caretaker.live.state, trigger: caretaker.live.plan.trigger };
    this.#archive ??= (await archivedRun(this.env, ...this.#name)) ?? undefined;
    return this.#archive ?? null;
  }

  async steps(query: StepsQuery): Promise<Slice<StepRow>> {
    const rows = selectedRows(stepRows(await this.#shownEvents()), query);
    const { items, next } = newestFirst(rows, ({ at }) => at, query);
    return { items: items.map(({ at: _, ...row }) => row), next };
  }

  async logs(query: SliceQuery): Promise<Slice<LogLine>> {
    const caretaker = await this.#tended();
    const lines = caretaker ? readLog(caretaker.live.db) : await archivedLog(this.env, ...this.#name);
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
    return this.#act(({ live: { db } }) => receiveEvent(db, { name, payload }, Date.now()));
  }

  async pause(): Promise<ControlAnswer> {
    return this.#want("pause");
  }

  async resume(): Promise<ControlAnswer> {
    return this.#want("resume");
  }

  async cancel(): Promise<ControlAnswer> {
    return this.#want("cancel");
  }

  async revive(): Promise<void> {
    (await this.#tended())?.revive();
  }

  async log(line: NewLogLine): Promise<void> {
    const live = (await this.#heldOpen())?.live;
    if (live) addLogLine(live.db, line);
  }

  async openWait(request: WaitRequest): Promise<OpenedWait | null> {
    const live = (await this.#heldOpen())?.live;
    return live ? openWait(live.db, request, Date.now()) : null;
  }

  async closeWait(key: string): Promise<WaitAnswer | null> {
    const live = (await this.#heldOpen())?.live;
    return (live && closeWait(live.db, key)) ?? null;
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
      if (plan) return this.#tend(plan, db);
      this.#caretaker = undefined;
      return undefined;
    } catch (error) {
      this.#caretaker = undefined;
      throw error;
    }
  }

  async #start(plan: RunPlan): Promise<Caretaker> {
    const db = await openDatabase(this.ctx.storage);
    storePlan(db, plan);
    return this.#tend(plan, db);
  }

  #tend(plan: RunPlan, db: Database): Caretaker {
    const onArchive = () => {
      this.#isArchived = true;
      this.#caretaker = undefined;
      this.#archive = { state: caretaker.live.state, trigger: plan.trigger };
    };
    const caretaker = new Caretaker(plan, db, { env: this.env, storage: this.ctx.storage, onArchive });
    caretaker.resume();
    return caretaker;
  }

  /** For those who want to see the present state. */
  async #lookedAt(): Promise<Caretaker | undefined> {
    const caretaker = await this.#tended();
    caretaker?.takeUp();
    await caretaker?.live.caughtUp();
    return this.#isArchived ? undefined : caretaker;
  }

  /** For the host, whose calls mean that the run is going on. */
  async #heldOpen(): Promise<Caretaker | undefined> {
    const caretaker = await this.#tended();
    caretaker?.takeUp();
    return caretaker?.live.isEnded ? undefined : caretaker;
  }

  async #want(wish: Wish): Promise<ControlAnswer> {
    return this.#act((caretaker) => {
      storeWish(caretaker.live.db, wish);
      caretaker.pursueWish();
    });
  }

  async #act(action: (caretaker: Caretaker) => void): Promise<ControlAnswer> {
    const caretaker = await this.#lookedAt();
    if (!caretaker || caretaker.live.isEnded) {
      const state = caretaker?.live.state ?? (await this.read())?.state;
      return { accepted: false, status: state?.status ?? "queued" };
    }
    action(caretaker);
    caretaker.wakeWaits();
    return { accepted: true, status: caretaker.live.state.status };
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
