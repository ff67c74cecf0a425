/** The engine of the proof does what the real one is known to do (PLATFORM.md). */
import { expect, it } from "vitest";
import type { Behaviour, Sample } from "../world.ts";
import { World } from "../world.ts";
import { AdversarialEngine, pauseMessage } from "./adversarial-engine.ts";
import { Fate, settledPromises } from "./fate.ts";
import { Journal } from "./journal.ts";

function engineWith(world: { [id: string]: Partial<Behaviour> } = {}, journal = new Journal()) {
  const behaviours = Object.entries(world).map(([id, own]) => [id, { pace: 0, luck: 0, ...own }]);
  const fate = new Fate(journal.now, 1);
  const sample = { world: Object.fromEntries(behaviours) } as Sample;
  return { engine: new AdversarialEngine(journal, new World(sample), fate), fate, journal };
}

async function until(fate: Fate, done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !done(); turn++) {
    await settledPromises();
    if (!done() && !fate.step()) return;
  }
}

async function outcome<T>(fate: Fate, promise: Promise<T>): Promise<T | string> {
  let result: T | string | undefined;
  promise.then(
    (value) => {
      result = value;
    },
    (error: Error) => {
      result = error.message;
    },
  );
  await until(fate, () => result !== undefined);
  return result as T | string;
}

const once = { retries: { limit: 0, delay: 0 } };

it("hands out what is recorded and never does it again", async () => {
  const first = engineWith();
  expect(
    await outcome(
      first.fate,
      first.engine.do("a", once, async () => 1),
    ),
  ).toBe(1);
  const second = engineWith({}, first.journal);
  const again = second.engine.do("a", once, async () => {
    throw new Error("done again");
  });
  expect(await outcome(second.fate, again)).toBe(1);
});

it("makes an attempt again that was cut off, and does not count it", async () => {
  const first = engineWith();
  void first.engine.do("a", once, async () => 1);
  await settledPromises();
  const second = engineWith({}, first.journal.prefix(2));
  expect(
    await outcome(
      second.fate,
      second.engine.do("a", once, async ({ attempt }) => attempt),
    ),
  ).toBe(1);
  expect(second.journal.steps.get("a")?.attempts).toBe(2);
});

it("stops where the delay function refuses, and says so in two ways", async () => {
  const retries = {
    limit: 5,
    delay: () => {
      throw new Error("final");
    },
  };
  const fails = async () => {
    throw new Error("no");
  };
  const first = engineWith();
  const text = 'The delay function for step "a-1" threw an error: final';
  expect(await outcome(first.fate, first.engine.do("a", { retries }, fails))).toBe(
    `NonRetryableDelayError: ${text}`,
  );
  const second = engineWith({}, first.journal);
  expect(await outcome(second.fate, second.engine.do("a", { retries }, fails))).toBe(text);
});

it("throws a pause into what is idle once nothing runs, and lets what runs end", async () => {
  const { engine, fate, journal } = engineWith();
  const nap = outcome(fate, engine.sleep("nap:sleep", 3_600_000));
  const work = outcome(
    fate,
    engine.do("a", once, async () => 1),
  );
  engine.pause();
  expect(engine.isPaused).toBe(false);
  expect(await work).toBe(pauseMessage);
  expect(await nap).toBe(pauseMessage);
  expect(journal.steps.get("a")?.result).toEqual({ value: 1 });
});

it("keeps the end of a sleep over a restart", async () => {
  const first = engineWith();
  void first.engine.sleep("nap:sleep", 5000);
  const second = engineWith({}, first.journal);
  await outcome(
    second.fate,
    second.engine.sleep("nap:sleep", 5000).then(() => "over"),
  );
  expect(second.fate.now).toBe(5000);
});

it("takes a name that is used twice for a fault", async () => {
  const { engine } = engineWith();
  void engine.do("a", once, async () => 1);
  void engine.do("a", once, async () => 2);
  expect(engine.violations).toEqual(["the step a was called twice"]);
});
