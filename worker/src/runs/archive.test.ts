import { env } from "cloudflare:test";
import { initialRun, type RunEvent } from "@weft/shared";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { archivedEvents, archivedLog, archivedRun, writeArchive } from "./archive.ts";
import { putStream } from "./put-stream.ts";

const bindings = env as unknown as Env;
const state = { ...initialRun({ nodes: [{ id: "a" }], edges: [] }), status: "complete" as const };
const trigger = { id: "start", output: { body: "ü\n\u2028" } };

const completed = (eventId: number, output: string): RunEvent => ({
  type: "step_completed",
  eventId,
  timestamp: 1,
  stepName: "a-1",
  output,
});

async function read(name: { workspace: string; runId: string }) {
  const events: RunEvent[] = [];
  for await (const event of archivedEvents(bindings, name.workspace, name.runId)) events.push(event);
  return {
    run: await archivedRun(bindings, name.workspace, name.runId),
    events,
    log: await archivedLog(bindings, name.workspace, name.runId),
  };
}

describe("the archive of a run", () => {
  it("gives back what was put in", async () => {
    const name = { workspace: "archive", runId: "1" };
    const events = [completed(1, "line\nbreak"), completed(2, "x".repeat(300_000))];
    const log = [
      { id: 1, at: "2026-01-01T00:00:00.000Z", level: "info" as const, nodeId: null, message: "zß水🍌" },
    ];
    await writeArchive(bindings, name, { run: { state, trigger }, events, log });
    expect(await read(name)).toEqual({ run: { state, trigger }, events, log });
  });

  it("stays as it was written first", async () => {
    const name = { workspace: "archive", runId: "2" };
    await writeArchive(bindings, name, { run: { state, trigger }, events: [completed(1, "first")], log: [] });
    await writeArchive(bindings, name, {
      run: { state, trigger },
      events: [completed(1, "second")],
      log: [],
    });
    expect((await read(name)).events).toEqual([completed(1, "first")]);
  });

  it("is empty where there is none", async () => {
    expect(await read({ workspace: "archive", runId: "none" })).toEqual({ run: null, events: [], log: [] });
  });
});

describe("a stream put into storage", () => {
  const bytes = (length: number) => Uint8Array.from({ length }, (_, n) => (n * 31 + (n >> 13)) % 251);
  const streamOf = (content: Uint8Array, chunk: number) => {
    let at = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= content.length) return controller.close();
        controller.enqueue(content.slice(at, at + chunk));
        at += chunk;
      },
    });
  };
  const mebibyte = 1024 * 1024;

  it.each([
    ["nothing", 0, 1],
    ["one part", 3 * mebibyte, 100_000],
    ["exactly one part", 8 * mebibyte, mebibyte],
    ["several parts", 17 * mebibyte + 5, 3 * mebibyte + 1],
    ["parts in one chunk", 17 * mebibyte, 32 * mebibyte],
  ])("comes back whole: %s", async (name, length, chunk) => {
    const content = bytes(length);
    await putStream(bindings.BUCKET, `stream/${name}`, streamOf(content, chunk));
    const stored = await (await bindings.BUCKET.get(`stream/${name}`))?.bytes();
    expect(stored?.length).toBe(length);
    expect(stored && Buffer.from(stored).equals(Buffer.from(content))).toBe(true);
  });

  it("never replaces what is there, however large", async () => {
    for (const length of [10, 9 * mebibyte]) {
      const name = `taken/${length}`;
      await bindings.BUCKET.put(name, "first");
      await putStream(bindings.BUCKET, name, streamOf(bytes(length), mebibyte));
      expect(await (await bindings.BUCKET.get(name))?.text()).toBe("first");
    }
  });
});
