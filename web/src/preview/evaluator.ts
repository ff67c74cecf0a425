/**
 * Evaluates one expression after the other in a place that can be thrown away: what takes too long is ended with the
 * place it ran in, and the next one gets a new place. Pure but for timers, so that tests need no browser.
 */

/** JavaScript as the compiler emits it, and the values of the names it reads. */
export type Evaluation = { code: string; values: { [name: string]: unknown } };

/** `large`: the value's text would be over 1 MiB. `unavailable`: there is no place to evaluate in. */
export type Evaluated =
  | { type: "value"; value: unknown }
  | { type: "failed"; name: string; message: string }
  | { type: "large" }
  | { type: "late" }
  | { type: "unavailable" };

/** A place to evaluate in. `ask` never settles if the code never ends. */
export type Place = { ask: (evaluation: Evaluation) => Promise<Evaluated>; close: () => void };

export type Evaluator = {
  /** Resolves to `null` where `signal` is aborted before its turn has come. */
  evaluate: (evaluation: Evaluation, signal?: AbortSignal) => Promise<Evaluated | null>;
  close: () => void;
};

/** In ms. The bounds of the language end nearly everything sooner. */
const mostTime = 2000;
const mostOpeningTime = 10_000;

export function createEvaluator(open: () => Promise<Place>): Evaluator {
  let place: Promise<Place> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function leave() {
    void place?.then((old) => old.close()).catch(() => "never opened");
    place = null;
  }

  async function ask(evaluation: Evaluation): Promise<Evaluated> {
    place ??= open();
    try {
      const opened = await within(mostOpeningTime, place);
      if (opened === late) throw new Error("The frame of previews did not open.");
      const answer = await within(mostTime, opened.ask(evaluation));
      if (answer !== late) return answer;
      leave();
      return { type: "late" };
    } catch {
      // A browser or a host page that allows no such frame: there are no previews then, and nothing else is missing.
      leave();
      return { type: "unavailable" };
    }
  }

  return {
    evaluate: (evaluation, signal) => {
      const turn = last.then(() => (signal?.aborted ? null : ask(evaluation)));
      last = turn;
      return turn;
    },
    close: leave,
  };
}

const late = Symbol("late");

async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
