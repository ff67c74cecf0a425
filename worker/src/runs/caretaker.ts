/**
 * What a run needs besides answering: its workspace told of every change, wishes pursued, waits woken, the engine let
 * go of while nothing happens, and everything archived in the end. All of it starts again from storage after the
 * object was put to sleep: at the latest its alarm sees to that.
 */
import { hasEnded, isTerminalEvent, nextDeadline, type RunEvent } from "@weft/shared";
import type { Env } from "../env.ts";
import { writeArchive } from "./archive.ts";
import { Duty } from "./duty.ts";
import { LiveRun } from "./live-run.ts";
import type { RunPlan } from "./plan.ts";
import { Report } from "./report.ts";
import { type PlacedLogLine, readLog } from "./run-log.ts";
import type { RunStore } from "./run-store.ts";
import { answeredWaits, dropWaits } from "./waits.ts";
import { deliverWakes, reviveEngine } from "./wake.ts";
import { forgetWish, isLast, pursueWish, readWish, wishedSince } from "./wish.ts";

/** How long a run that does nothing is still followed after somebody looked at it. */
const restAfterMs = 3000;
/** Not worth letting go for. */
const shortRestMs = 5000;
/** While it is followed: an object that lost its memory takes the run up again within this time. */
const alarmMs = 60_000;
/** A paused run, and one of which nobody knows when it goes on. */
const longAlarmMs = 6 * 3_600_000;
/** If nothing was heard of the engine by then, it is asked. */
const silenceMs = 250;
/** A reader of the end waits no longer than this for the workspace to be told. */
const toldWithinMs = 1000;
/** Those who look at a run as it ends find everything in memory; a run that is in memory only is archived at once. */
const archiveAfterMs = { stored: 1500, unstored: 20 };

export class Caretaker {
  readonly live: LiveRun;
  viewers = 0;
  isForgotten = false;
  readonly #env: Env;
  readonly #storage: DurableObjectStorage;
  readonly #onForget: () => void;
  readonly #report: Report;
  readonly #wish = new Duty(() => this.#pursueWish(), [20, 50, 100, 200, 500, 1000]);
  readonly #wakes = new Duty(() => this.#deliverWakes(), [1000, 2000, 5000, 15_000, 60_000]);
  readonly #revival = new Duty(() => this.#reviveEngine(), [100, 500, 2000, 10_000]);
  readonly #end = new Duty(() => this.#archive(), [1000, 5000, 30_000]);
  #lookedAt = 0;
  #alarmAt = Number.POSITIVE_INFINITY;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  /** `onForget` is called when this is done, before the object's own storage is emptied. */
  constructor(
    plan: RunPlan,
    store: RunStore,
    { env, storage, onForget }: { env: Env; storage: DurableObjectStorage; onForget: () => void },
  ) {
    this.#env = env;
    this.#storage = storage;
    this.#onForget = onForget;
    this.live = new LiveRun(plan, store, env, (event) => this.#heard(event));
    this.#report = new Report(this.live, env, () => this.#keep());
  }

  /** A new run: the engine says when there is something to follow. */
  begin(): void {
    this.#report.soon();
    setTimeout(() => this.takeUp(), silenceMs);
  }

  /** Takes everything up after the object's memory may have been lost. */
  resume(): void {
    this.#arm(this.#nextLook());
    if (this.live.isEnded) return void this.#end.begin();
    this.takeUp();
    this.#report.soon();
    this.pursueWish();
    this.wakeWaits();
  }

  /** Somebody looks or acts: the engine is followed, for a while at least. */
  takeUp(): void {
    this.#lookedAt = Date.now();
    if (this.live.isEnded || this.live.isFollowing) return;
    this.live.follow();
    if (this.live.store.isNeeded && this.#alarmAt > Date.now() + alarmMs) this.#arm(Date.now() + alarmMs);
    this.#restLater();
  }

  /** Before a reader is told that the run has ended, its workspace is: a list that is read next must not deny it. */
  async toldTheEnd(): Promise<void> {
    if (!this.live.isEnded || this.isForgotten) return;
    const told = this.live.store.isNeeded ? this.#report.now() : this.#end.begin();
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, toldWithinMs))]);
  }

  pursueWish(): void {
    if (this.#presentWish) this.#wish.begin();
  }

  wakeWaits(): void {
    const { db } = this.live.store;
    if (db && answeredWaits(db).length > 0) this.#wakes.begin();
  }

  log(): PlacedLogLine[] {
    const { db } = this.live.store;
    return db ? readLog(db) : [];
  }

  revive(): void {
    this.resume();
    if (!this.live.isEnded) this.#revival.begin();
  }

  #heard(event: RunEvent): void {
    if (isTerminalEvent(event)) this.#heardTheLast();
    this.#report.soon();
    if (event.type === "step_completed" || event.type === "step_errored") this.#dropWaits();
    if (!event.type.startsWith("workflow_")) return;
    if (this.#wish.isPending) this.#wish.begin();
    if (event.type === "workflow_running") this.wakeWaits();
  }

  /** The end of a step may be that of a pass or a container, with what still waits in it. */
  #dropWaits(): void {
    const { db } = this.live.store;
    if (db && !this.live.isEnded)
      dropWaits(db, (nodeId, iteration) => hasEnded(this.live.state, nodeId, iteration));
  }

  #heardTheLast(): void {
    const { isNeeded } = this.live.store;
    if (isNeeded) void this.#report.now();
    setTimeout(() => this.#end.begin(), isNeeded ? archiveAfterMs.stored : archiveAfterMs.unstored);
  }

  /** From here on the run outlives its object's memory. */
  async #keep(): Promise<void> {
    await this.live.store.open();
    if (this.#alarmAt === Number.POSITIVE_INFINITY) this.#arm(Date.now() + alarmMs);
  }

  get #presentWish() {
    const { db } = this.live.store;
    return db && readWish(db);
  }

  async #pursueWish(): Promise<boolean> {
    const { db } = this.live.store;
    const wish = this.#presentWish;
    if (!db || !wish || this.live.isEnded) return true;
    const isGranted = await pursueWish(wish, await this.live.instance(), wishedSince(db));
    if (isGranted && !this.live.isEnded) forgetWish(await this.live.store.open(), wish);
    return isGranted;
  }

  /** A paused run is left alone: its wakes are delivered when it runs again. */
  async #deliverWakes(): Promise<boolean> {
    const db = await this.live.store.open();
    await this.live.caughtUp();
    const wish = readWish(db);
    const isPaused = this.live.state.status === "paused" || wish === "pause" || isLast(wish);
    if (this.live.isEnded || isPaused || answeredWaits(db).length === 0) return true;
    return deliverWakes(db, await this.live.instance());
  }

  async #reviveEngine(): Promise<boolean> {
    if (!this.live.isEnded) await reviveEngine(await this.live.instance(), isLast(this.#presentWish));
    return true;
  }

  #restLater(): void {
    this.#restTimer ??= setTimeout(
      () => {
        this.#restTimer = undefined;
        if (this.#mayRest()) void this.#rest();
        else if (this.live.isFollowing) this.#restLater();
      },
      Math.max(this.#lookedAt + restAfterMs - Date.now(), restAfterMs / 4),
    );
  }

  #mayRest(): boolean {
    const { status } = this.live.state;
    const isIdle =
      status === "paused" ||
      (status === "waiting" && nextDeadline(this.live.state) > Date.now() + shortRestMs);
    const isAlone = this.viewers === 0 && Date.now() - this.#lookedAt >= restAfterMs;
    return this.live.isFollowing && isIdle && isAlone && !this.#wish.isPending && !this.#wakes.isPending;
  }

  async #rest(): Promise<void> {
    await this.live.letGo();
    const { state } = this.live;
    const next = state.status === "paused" ? Number.POSITIVE_INFINITY : nextDeadline(state);
    this.#arm(Math.min(next, Date.now() + longAlarmMs));
  }

  /** A run that the engine has not taken is looked after ever more rarely: it may never be. */
  #nextLook(): number {
    const age = Date.now() - Date.parse(this.live.plan.createdAt);
    return Date.now() + (this.live.journal.lastId > 0 ? alarmMs : Math.max(alarmMs, age));
  }

  #arm(at: number): void {
    this.#alarmAt = at;
    void this.#storage.setAlarm(at);
  }

  /** A workspace that hears of the end counts on the archive, or on what is stored until there is one. */
  async #archive(): Promise<boolean> {
    if (this.isForgotten) return true;
    const { store } = this.live;
    if (store.isNeeded) {
      await store.open();
      await this.#report.now();
      await this.#writeArchive();
    } else {
      await this.#writeArchive();
      await this.#report.now();
    }
    await this.#forget();
    return true;
  }

  /** Leaves the object empty. What is to be known of the run stands elsewhere. */
  async #forget(): Promise<void> {
    this.isForgotten = true;
    this.#onForget();
    if (!this.live.store.isNeeded) return;
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
  }

  async #writeArchive(): Promise<void> {
    const { state, plan, journal } = this.live;
    const run = { state, trigger: plan.trigger };
    await writeArchive(this.#env, plan, { run, events: journal.all(), log: this.log() });
  }
}
