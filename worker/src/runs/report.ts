/** Tells a run's workspace of every change of its status; the last one until it has arrived. */
import type { Env } from "../env.ts";
import { Duty } from "./duty.ts";
import type { LiveRun } from "./live-run.ts";
import { type RunChange, runOwner } from "./plan.ts";

/** Changes closer together than this are told as one. */
const delayMs = 100;

export class Report {
  readonly #live: LiveRun;
  readonly #env: Env;
  readonly #keep: () => Promise<void>;
  readonly #duty = new Duty(() => this.#tell(), [100, 500, 2000, 10_000]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = "";

  /** @param keep makes sure that the run is stored: a workspace that heard of a run counts on its object. */
  constructor(live: LiveRun, env: Env, keep: () => Promise<void>) {
    this.#live = live;
    this.#env = env;
    this.#keep = keep;
  }

  /** Tells it in a moment, if it is still new then. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (!this.#live.isEnded && this.#told !== this.#news()) this.#duty.begin();
    }, delayMs);
  }

  /** Resolves when the present state has arrived. */
  async now(): Promise<void> {
    while (this.#told !== this.#news()) await this.#duty.begin();
  }

  #news(): string {
    const { status, startedAt, endedAt, error } = this.#live.state;
    return JSON.stringify({ status, startedAt, endedAt, error } satisfies RunChange);
  }

  async #tell(): Promise<boolean> {
    if (!this.#live.isEnded) await this.#keep();
    const { workspace, runId } = this.#live.plan;
    const news = this.#news();
    if (news !== this.#told)
      await runOwner(this.#env, workspace).runChanged(runId, JSON.parse(news) as RunChange);
    this.#told = news;
    return true;
  }
}
