import { describe, expect, it, vi } from "vitest";
import { Duty } from "./duty.ts";

describe("a duty", () => {
  it("is tried again, later and later, until it is done", async () => {
    const times: number[] = [];
    const begun = Date.now();
    const duty = new Duty(async () => times.push(Date.now() - begun) === 4, [10, 40]);
    await duty.begin();
    expect(times).toHaveLength(4);
    expect(times[3]).toBeGreaterThanOrEqual(85);
    expect(duty.isPending).toBe(false);
  });

  it("survives failing", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    let tries = 0;
    await new Duty(async () => {
      if (++tries < 3) throw new Error("not yet");
      return true;
    }, [1]).begin();
    expect([tries, warn.mock.calls.length]).toEqual([3, 2]);
    warn.mockRestore();
  });

  it("is tried at once when it is asked for while it waits", async () => {
    let isReady = false;
    const duty = new Duty(async () => isReady, [60_000]);
    duty.begin();
    await new Promise((resolve) => setTimeout(resolve, 10));
    isReady = true;
    await duty.begin();
    expect(duty.isPending).toBe(false);
  });

  it("does not take what was done before the asking for done", async () => {
    let asked = "first";
    const done: string[] = [];
    const duty = new Duty(async () => {
      const now = asked;
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push(now);
      return true;
    }, [1]);
    duty.begin();
    asked = "second";
    await duty.begin();
    expect(done).toEqual(["first", "second"]);
  });

  it("makes one attempt at a time", async () => {
    let running = 0;
    let most = 0;
    const duty = new Duty(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return true;
    }, [1]);
    await Promise.all([duty.begin(), duty.begin(), duty.begin()]);
    expect(most).toBe(1);
  });
});
