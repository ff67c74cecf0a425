/**
 * Reads the engine's events from a cursor on, for as long as it is let. Subscriptions break (a terminated instance
 * cuts them, PLATFORM trap 19), and an instance may not be there yet; both are taken up again at the cursor.
 */
import type { EngineEvent } from "./annotate.ts";

type Subscription = Pick<WorkflowInstanceSubscription, "next"> & Partial<Disposable>;

export type Source = {
  /** Rejects while the instance cannot be got. */
  subscribe: (cursor: number) => Promise<Subscription>;
  /** Id of the last event taken, 0 before the first. */
  cursor: () => number;
  /** Takes the next event; `true` says that it was the last. */
  take: (event: EngineEvent) => boolean;
};

export type Following = {
  /** Resolves when there was nothing more to read for a moment, or nothing to read from. */
  caughtUp: Promise<void>;
  /** Resolves when the last event was taken, after `stop`, or when the engine could not be reached for long. */
  done: Promise<void>;
  stop: () => void;
};

/** The engine answers at once where it has an event, so silence means that there is none. */
const quietMs = 25;
const firstWaitMs = 5;
/** After that long without the instance the caller's alarm has to try again. */
const patienceMs = 30_000;

export function follow(source: Source): Following {
  const stopped = Promise.withResolvers<undefined>();
  const quiet = Promise.withResolvers<void>();
  let isStopped = false;
  let subscription: Subscription | undefined;

  async function run(): Promise<void> {
    let wait = firstWaitMs;
    let failingSince: number | undefined;
    while (!isStopped) {
      const before = source.cursor();
      subscription = await attempt(() => source.subscribe(before));
      const isDone = subscription !== undefined && (await read(subscription).finally(dispose));
      if (isDone) return;
      quiet.resolve();
      if (source.cursor() > before) [wait, failingSince] = [firstWaitMs, undefined];
      failingSince ??= Date.now();
      if (Date.now() - failingSince > patienceMs) return;
      await Promise.race([pause(wait), stopped.promise]);
      wait = Math.min(wait * 2, 1000);
    }
  }

  /** Whether the last event was read; if not, the subscription is of no more use. */
  async function read(from: Subscription): Promise<boolean> {
    while (!isStopped) {
      const timer = setTimeout(quiet.resolve, quietMs);
      const result = await attempt(() => Promise.race([from.next(), stopped.promise]));
      clearTimeout(timer);
      if (!result || result.done) return false;
      if (source.take(result.value)) return true;
    }
    return false;
  }

  function dispose(): void {
    subscription?.[Symbol.dispose]?.();
    subscription = undefined;
  }

  return {
    caughtUp: quiet.promise,
    done: run().finally(quiet.resolve),
    stop: () => {
      isStopped = true;
      stopped.resolve(undefined);
    },
  };
}

/** Why the engine cannot be read does not matter: a missing instance and a cut line are both tried again. */
const attempt = <T>(action: () => Promise<T>): Promise<T | undefined> => action().catch(() => undefined);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
