/**
 * What a run needs besides answering: its workspace told of every change, wishes pursued, waits woken, the engine let
 * go of while nothing happens, and everything archived in the end. All of it starts again from storage after the
 * object was put to sleep: at the latest its alarm sees to that.
 */
import { isTerminalEvent, type RunEvent } from "@weft/shared";
import type { Env } from "../env.ts";
import { writeArchive } from "./archive.ts";
import type { Database } from "./database.ts";
import { Duty } from "./duty.ts";
import { LiveRun } from "./live-run.ts";
import { type RunChange, type RunPlan, runOwner } from "./plan.ts";
import { readLog } from "./run-log.ts";
import { answeredWaits } from "./waits.ts";
import { deliverWakes, reviveEngine } from "./wake.ts";
import { forgetWish, pursueWish, readWish } from "./wish.ts";

/** Changes closer together than this are told as one, but for the last. */
const reportDelayMs = 50;
/** How long a run that does nothing is still followed after somebody looked at it. */
const restAfterMs = 3000;
/** Not worth letting go for. */
const shortRestMs = 5000;
/** While it is followed: an object that lost its memory takes the run up again within this time. */
const alarmMs = 60_000;
/** A paused run, and one of which nobody knows when it goes on. */
const longAlarmMs = 6 * 3_600_000;
/** Those who look at the run as it ends find it in memory. */
const archiveAfterMs = 1500;

export class Caretaker {
  readonly live: LiveRun;
  viewers = 0;
  isArchived = false;
  readonly #env: Env;
  readonly #storage: DurableObjectStorage;
  readonly #onArchive: () => void;
  readonly #report = new Duty(() => this.#tellWorkspace(), [100, 500, 2000, 10_000]);
  readonly #wish = new Duty(() => this.#pursueWish(), [20, 50, 100, 200, 500, 1000]);
  readonly #wakes = new Duty(() => this.#deliverWakes(), [1000, 2000, 5000, 15_000, 60_000]);
  readonly #revival = new Duty(() => this.#reviveEngine(), [100, 500, 2000, 10_000]);
  readonly #archive = new Duty(() => this.#archiveRun(), [1000, 5000, 30_000]);
  #reported = "";
  #lookedAt = 0;
  #alarmAt = Number.POSITIVE_INFINITY;
  #reportTimer: ReturnType<typeof setTimeout> | undefined;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  /** `onArchive` is called when the archive is written, before the object's own storage is emptied. */
  constructor(
    plan: RunPlan,
    db: Database,
    { env, storage, onArchive }: { env: Env; storage: DurableObjectStorage; onArchive: () => void },
  ) {
    this.#env = env;
    this.#storage = storage;
    this.#onArchive = onArchive;
    this.live = new LiveRun(plan, db, env, (event) => this.#heard(event));
  }

  /** Takes everything up, at first and whenever the object's memory may have been lost. */
  resume(): void {
    this.takeUp();
    this.#arm(Date.now() + alarmMs);
    if (this.live.isEnded) return void this.#archive.begin();
    this.#reportSoon();
    if (readWish(this.live.db)) this.#wish.begin();
    if (answeredWaits(this.live.db).length > 0) this.#wakes.begin();
  }

  /** Somebody looks or acts: the engine is followed, for a while at least. */
  takeUp(): void {
    this.#lookedAt = Date.now();
    if (this.live.isEnded || this.live.isFollowing) return;
    this.live.follow();
    if (this.#alarmAt > Date.now() + alarmMs) this.#arm(Date.now() + alarmMs);
    this.#restLater();
  }

  pursueWish(): void {
    this.#wish.begin();
  }

  wakeWaits(): void {
    if (answeredWaits(this.live.db).length > 0) this.#wakes.begin();
  }

  revive(): void {
    this.resume();
    if (!this.live.isEnded) this.#revival.begin();
  }

  #heard(event: RunEvent): void {
    if (isTerminalEvent(event)) {
      this.#report.begin();
      setTimeout(() => this.#archive.begin(), archiveAfterMs);
      return;
    }
    this.#reportSoon();
    if (!event.type.startsWith("workflow_")) return;
    if (this.#wish.isPending) this.#wish.begin();
    if (event.type === "workflow_running") this.wakeWaits();
  }

  #reportSoon(): void {
    this.#reportTimer ??= setTimeout(() => {
      this.#reportTimer = undefined;
      if (this.#reported !== JSON.stringify(this.#change())) this.#report.begin();
    }, reportDelayMs);
  }

  #change(): RunChange {
    const { status, startedAt, endedAt, error } = this.live.state;
    return { status, startedAt, endedAt, error };
  }

  async #tellWorkspace(): Promise<boolean> {
    const change = this.#change();
    const { workspace, runId } = this.live.plan;
    if (this.#reported === JSON.stringify(change)) return true;
    await runOwner(this.#env, workspace).runChanged(runId, change);
    this.#reported = JSON.stringify(change);
    return this.#reported === JSON.stringify(this.#change());
  }

  async #pursueWish(): Promise<boolean> {
    const wish = readWish(this.live.db);
    if (!wish || this.live.isEnded) return true;
    const isGranted = await pursueWish(wish, await this.live.instance());
    if (isGranted && !this.live.isEnded) forgetWish(this.live.db, wish);
    return isGranted;
  }

  async #deliverWakes(): Promise<boolean> {
    return this.live.isEnded || deliverWakes(this.live.db, await this.live.instance());
  }

  async #reviveEngine(): Promise<boolean> {
    if (!this.live.isEnded) await reviveEngine(await this.live.instance());
    return true;
  }

  #restLater(): void {
    this.#restTimer ??= setTimeout(
      () => {
        this.#restTimer = undefined;
        if (this.#mayRest()) this.#rest();
        else if (this.live.isFollowing) this.#restLater();
      },
      Math.max(this.#lookedAt + restAfterMs - Date.now(), restAfterMs / 4),
    );
  }

  #mayRest(): boolean {
    const { status } = this.live.state;
    const isIdle =
      status === "paused" || (status === "waiting" && this.#deadline() > Date.now() + shortRestMs);
    const isAlone = this.viewers === 0 && Date.now() - this.#lookedAt >= restAfterMs;
    return this.live.isFollowing && isIdle && isAlone && !this.#wish.isPending && !this.#wakes.isPending;
  }

  #rest(): void {
    this.live.letGo();
    this.#arm(
      Math.min(
        this.live.state.status === "paused" ? Number.POSITIVE_INFINITY : this.#deadline(),
        Date.now() + longAlarmMs,
      ),
    );
  }

  /** When the first of the present sleeps and waits ends. */
  #deadline(): number {
    const ends = Object.values(this.live.state.nodes).flatMap(({ until }) =>
      until === null ? [] : [Date.parse(until)],
    );
    return Math.min(Number.POSITIVE_INFINITY, ...ends);
  }

  #arm(at: number): void {
    this.#alarmAt = at;
    void this.#storage.setAlarm(at);
  }

  async #archiveRun(): Promise<boolean> {
    if (!(await this.#tellWorkspace())) return false;
    const { live } = this;
    const { state, plan, db } = live;
    await writeArchive(this.#env, plan, {
      run: { state, trigger: plan.trigger },
      events: live.journal.all(),
      log: readLog(db),
    });
    this.isArchived = true;
    this.#onArchive();
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
    return true;
  }
}
