import type { Json } from "@weft/shared";

/** What the engine has written down. It survives whatever happens to the execution. */
export type Entry = { at: number } & (
  | { type: "step_started"; name: string; hasRollback: boolean }
  | { type: "attempt_started"; name: string }
  | { type: "attempt_failed"; name: string; retryAt: number }
  | { type: "step_completed"; name: string; value: unknown }
  | { type: "step_failed"; name: string; error: Recorded }
  | { type: "sleep_started" | "wait_started"; name: string; end: number }
  | { type: "sleep_ended"; name: string }
  | { type: "wait_ended"; name: string; error: Recorded | null }
  | { type: "rollback_ended"; name: string; undone: Undone | null }
);

/** What a rollback handler did; `null` where there was nothing to undo. */
export type Undone = { calls: { step: string; input: Json }[]; failed: boolean };
export type Recorded = { name: string; message: string };

export type StepRecord = {
  start: number;
  hasRollback: boolean;
  /** Attempts that came to an end in failure. One that was cut off is made again and counts for nothing here. */
  failed: number;
  attempts: number;
  retryAt: number | null;
  end?: number;
  result?: { value: unknown } | { error: Recorded };
};

export type IdleRecord = { end: number; over: boolean; error: Recorded | null };

export class Journal {
  readonly entries: Entry[] = [];
  /** In the order of their start. */
  readonly steps = new Map<string, StepRecord>();
  readonly idles = new Map<string, IdleRecord>();
  readonly rolledBack = new Map<string, Undone | null>();

  /** The journal as it was after its first entries. */
  prefix(length: number): Journal {
    const journal = new Journal();
    for (const entry of this.entries.slice(0, length)) journal.write(entry);
    return journal;
  }

  get now(): number {
    return this.entries.at(-1)?.at ?? 0;
  }

  write(entry: Entry): void {
    this.entries.push(entry);
    const step = this.steps.get(entry.name) as StepRecord;
    const idle = this.idles.get(entry.name) as IdleRecord;
    switch (entry.type) {
      case "step_started": {
        const { at: start, hasRollback } = entry;
        this.steps.set(entry.name, { start, hasRollback, failed: 0, attempts: 0, retryAt: null });
        break;
      }
      case "attempt_started":
        step.attempts++;
        step.retryAt = null;
        break;
      case "attempt_failed":
        step.failed++;
        step.retryAt = entry.retryAt;
        break;
      case "step_completed":
        Object.assign(step, { end: entry.at, result: { value: entry.value } });
        break;
      case "step_failed":
        step.failed++;
        Object.assign(step, { end: entry.at, result: { error: entry.error } });
        break;
      case "sleep_started":
      case "wait_started":
        this.idles.set(entry.name, { end: entry.end, over: false, error: null });
        break;
      case "sleep_ended":
        idle.over = true;
        break;
      case "wait_ended":
        Object.assign(idle, { over: true, error: entry.error });
        break;
      case "rollback_ended":
        this.rolledBack.set(entry.name, entry.undone);
    }
  }
}
