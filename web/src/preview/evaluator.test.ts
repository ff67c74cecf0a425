import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createEvaluator, type Evaluated, type Evaluation } from "./evaluator.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Places that answer with the code; `never` is code that never ends. */
function places() {
  const log: string[] = [];
  let opened = 0;
  const open = async () => {
    opened += 1;
    const name = opened;
    log.push(`open ${name}`);
    return {
      ask: ({ code }: Evaluation): Promise<Evaluated> => {
        log.push(`${name}: ${code}`);
        return code === "never" ? forever() : Promise.resolve({ type: "value", value: code });
      },
      close: () => log.push(`close ${name}`),
    };
  };
  return { log, open };
}

const forever = <T>(): Promise<T> => new Promise(() => "never settles");

const of = (code: string): Evaluation => ({ code, values: {} });

it("opens one place and evaluates there one expression after the other", async () => {
  const { log, open } = places();
  const { evaluate } = createEvaluator(open);
  const answers = await Promise.all([evaluate(of("a")), evaluate(of("b"))]);
  expect(answers).toEqual([
    { type: "value", value: "a" },
    { type: "value", value: "b" },
  ]);
  expect(log).toEqual(["open 1", "1: a", "1: b"]);
});

it("throws a place away with what never ends, and goes on in a new one", async () => {
  const { log, open } = places();
  const { evaluate } = createEvaluator(open);
  const answers = Promise.all([evaluate(of("never")), evaluate(of("b"))]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await answers).toEqual([{ type: "late" }, { type: "value", value: "b" }]);
  expect(log).toEqual(["open 1", "1: never", "close 1", "open 2", "2: b"]);
});

it("passes over what nobody waits for any more", async () => {
  const { log, open } = places();
  const { evaluate } = createEvaluator(open);
  const dropped = new AbortController();
  const answers = [evaluate(of("a")), evaluate(of("b"), dropped.signal), evaluate(of("c"))];
  dropped.abort();
  expect((await Promise.all(answers))[1]).toBeNull();
  expect(log).toEqual(["open 1", "1: a", "1: c"]);
});

it("does without values where no place opens, and tries again the next time", async () => {
  let tries = 0;
  const { evaluate } = createEvaluator(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error("refused")) : places().open();
  });
  expect(await evaluate(of("a"))).toEqual({ type: "unavailable" });
  expect(await evaluate(of("b"))).toEqual({ type: "value", value: "b" });
});

it("does not wait for ever for a place that never opens", async () => {
  const { evaluate } = createEvaluator(forever);
  const answer = evaluate(of("a"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toEqual({ type: "unavailable" });
});
