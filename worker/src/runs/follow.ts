/**
 * Reads the engine's events from a cursor on, for as long as it is let. Subscriptions break (a terminated instance
 * cuts them, PLATFORM trap 19), and an instance may not be there yet; both are taken up again at the cursor.
 */
import type { EngineEvent } from "./annotate.ts";
import { JsonLines } from "./json-lines.ts";

export type Source = {
  /** Events after the cursor as JSON lines; rejects while the instance cannot be got. */
  subscribe: (cursor: number) => Promise<ReadableStream<Uint8Array>>;
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
  let heardAt = 0;

  /** A timer for every event would cost more than the event, so one timer looks when the last one came. */
  function awaitQuiet(): void {
    const left = heardAt + quietMs - Date.now();
    if (left <= 0) quiet.resolve();
    else setTimeout(awaitQuiet, left);
  }

  async function run(): Promise<void> {
    let wait = firstWaitMs;
    let failingSince: number | undefined;
    while (!isStopped) {
      const before = source.cursor();
      const stream = await attempt(() => source.subscribe(before));
      if (stream && (await read(stream))) return;
      quiet.resolve();
      if (source.cursor() > before) [wait, failingSince] = [firstWaitMs, undefined];
      failingSince ??= Date.now();
      if (Date.now() - failingSince > patienceMs) return;
      await Promise.race([pause(wait), stopped.promise]);
      wait = Math.min(wait * 2, 1000);
    }
  }

  /** Whether the last event was read; if not, the stream is of no more use. */
  async function read(stream: ReadableStream<Uint8Array>): Promise<boolean> {
    const reader = stream.getReader();
    const lines = new JsonLines<EngineEvent>();
    try {
      heardAt = Date.now();
      awaitQuiet();
      while (!isStopped) {
        const chunk = await attempt(() => Promise.race([reader.read(), stopped.promise]));
        heardAt = Date.now();
        if (!chunk || chunk.done) return false;
        for (const event of lines.read(chunk.value)) if (source.take(event)) return true;
      }
      return false;
    } finally {
      await attempt(() => reader.cancel());
    }
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
