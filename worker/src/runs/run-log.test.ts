import { env, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { openDatabase } from "./database.ts";
import { addLogLine, readLog } from "./run-log.ts";

const { RUN } = env as unknown as Env;

const logOf = (messages: Iterable<string>) =>
  runInDurableObject(RUN.getByName(`log:${crypto.randomUUID()}`), async (_, { storage }) => {
    const db = await openDatabase(storage);
    for (const message of messages) addLogLine(db, { at: 1000, level: "info", nodeId: "a", message });
    return readLog(db);
  });

describe("the log of a run", () => {
  it("keeps lines in their order", async () => {
    expect(await logOf(["one", "two"])).toEqual([
      { id: 1, at: "1970-01-01T00:00:01.000Z", level: "info", nodeId: "a", message: "one" },
      { id: 2, at: "1970-01-01T00:00:01.000Z", level: "info", nodeId: "a", message: "two" },
    ]);
  });

  it("keeps which pass of a loop a line is of", async () => {
    const lines = await runInDurableObject(
      RUN.getByName(`log:${crypto.randomUUID()}`),
      async (_, { storage }) => {
        const db = await openDatabase(storage);
        for (const iteration of [[2, 0], []])
          addLogLine(db, { at: 0, level: "info", nodeId: "a", iteration, message: "here" });
        return readLog(db);
      },
    );
    expect(lines[0]?.iteration).toEqual([2, 0]);
    expect(lines[1]).not.toHaveProperty("iteration");
  });

  it("shortens a line that is too long", async () => {
    const [line] = await logOf(["x".repeat(1_000_000)]);
    expect(line?.message).toBe(`${"x".repeat(8000)} … (truncated)`);
  });

  it("says once that it is full, and drops what comes then", async () => {
    const lines = await logOf(Array.from({ length: 5100 }, (_, n) => `line ${n}`));
    expect(lines).toHaveLength(5001);
    expect(lines.at(-2)?.message).toBe("line 4999");
    expect(lines.at(-1)).toMatchObject({
      level: "warn",
      nodeId: null,
      message: expect.stringMatching(/^Truncated: a run keeps 5000/),
    });
  });
});
