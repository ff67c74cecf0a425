import { afterEach, expect, it, vi } from "vitest";
import { Breath } from "./breath.js";

afterEach(() => vi.unstubAllGlobals());

/** A turn of the others that is over when it is told to. */
function turns() {
  const over: (() => void)[] = [];
  vi.stubGlobal("scheduler", { wait: () => new Promise<void>((resolve) => over.push(resolve)) });
  return over;
}

const begin = (breath: Breath, steps: number) => Array.from({ length: steps }, () => breath.taken());

it("lets twenty steps begin before others have a turn, again and again", async () => {
  const over = turns();
  const breath = new Breath();
  for (const times of [1, 2]) {
    expect(begin(breath, 20)).toEqual(Array(20).fill(undefined));
    const turn = breath.taken();
    expect(over).toHaveLength(times);
    over.at(-1)?.();
    await turn;
  }
});

it("lets all that would begin meanwhile wait for the same turn", async () => {
  const over = turns();
  const breath = new Breath();
  begin(breath, 20);
  const waiting = begin(breath, 10);
  expect(new Set(waiting).size).toBe(1);
  expect(waiting[0]).toBeInstanceOf(Promise);
  expect(over).toHaveLength(1);
});
