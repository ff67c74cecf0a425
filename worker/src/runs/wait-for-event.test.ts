import { describe, expect, it } from "vitest";
import { ended, graphOf, pause, publish, readRun, until } from "../../test/runs.ts";

const text = (expression: string) => ["transform", { mode: "expression", expression }] as const;

const waiting = (params: object) =>
  publish(
    graphOf(
      [
        ["ask", "wait_event", { events: ["paid", "refused"], ...params }],
        ["yes", ...text("{{ ask }}")],
        ["no", ...text("{{ ask }}")],
        ["late", ...text("{{ ask }}")],
      ],
      ["start -> ask", "ask.event:paid -> yes", "ask.event:refused -> no", "ask.timeout -> late"],
    ),
  );

describe.concurrent("a run that waits for an event", () => {
  it("goes on with the event, at the event's handle", async () => {
    const run = await (await waiting({})).start();
    const asking = await until(run, "waiting");
    expect(asking.nodes.ask).toMatchObject({ status: "waiting", until: expect.stringMatching(/Z$/) });
    const sent = await run.call("POST", `/runs/${run.id}/events`, {
      body: { name: "refused", payload: { why: "no money" } },
    });
    expect(sent.status).toBe(202);
    const result = await ended(run);
    expect(result).toMatchObject({
      status: "complete",
      output: { event: "refused", payload: { why: "no money" }, receivedAt: expect.stringMatching(/Z$/) },
      nodes: {
        ask: { status: "complete" },
        no: { status: "complete" },
        yes: { status: "skipped" },
        late: { status: "skipped" },
      },
    });
  });

  it("keeps an event that nobody waits for", async () => {
    const run = await (await waiting({})).start();
    await until(run, "waiting");
    await run.call("POST", `/runs/${run.id}/events`, { body: { name: "other" } });
    await pause(100);
    expect((await readRun(run)).status).toBe("waiting");
  });

  it("times out at its handle", async () => {
    const run = await (await waiting({ timeout: 300 })).start();
    const result = await ended(run);
    expect(result).toMatchObject({
      status: "complete",
      output: { event: null, payload: null, receivedAt: null },
      nodes: {
        ask: { status: "complete", error: null },
        late: { status: "complete" },
        yes: { status: "skipped" },
      },
    });
  });

  it("uses an event that was sent before the wait began, once", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["nap", "sleep", { duration: 500 }],
          ["first", "wait_event", { events: ["go"], timeout: 2000 }],
          ["second", "wait_event", { events: ["go"], timeout: 300 }],
          ["both", ...text("{{ [first.payload, second.event] }}")],
        ],
        ["start -> nap", "nap -> first", "first.event:go -> second", "second.timeout -> both"],
      ),
    );
    const run = await start();
    const sent = await run.call("POST", `/runs/${run.id}/events`, { body: { name: "go", payload: 7 } });
    expect(sent.status).toBe(202);
    expect(await ended(run)).toMatchObject({ status: "complete", output: [7, null] });
  });

  it("gives each of two waits one of two events, the older wait the older event", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["one", "wait_event", { events: ["go"] }],
          ["nap", "sleep", { duration: 200 }],
          ["two", "wait_event", { events: ["go"] }],
          ["both", ...text("{{ [one.payload, two.payload] }}")],
        ],
        ["start -> one", "start -> nap", "nap -> two", "one.event:go -> both", "two.event:go -> both"],
      ),
    );
    const run = await start();
    await until(run, ({ nodes }) => nodes.two?.status === "waiting");
    await Promise.all(
      ["a", "b"].map((payload) =>
        run.call("POST", `/runs/${run.id}/events`, { body: { name: "go", payload } }),
      ),
    );
    const { output } = await ended(run);
    expect((output as string[]).toSorted()).toEqual(["a", "b"]);
  });

  it("that has ended takes no more events", async () => {
    const run = await (await waiting({ timeout: 50 })).start();
    await ended(run);
    const refused = await run.call("POST", `/runs/${run.id}/events`, { body: { name: "paid" } });
    expect(refused).toMatchObject({ status: 409, body: { code: "run_ended" } });
  });

  it("does not lose an event that was sent while it was paused", async () => {
    const run = await (await waiting({})).start();
    await until(run, "waiting");
    await run.call("POST", `/runs/${run.id}/pause`);
    await until(run, "paused");
    expect(
      (await run.call("POST", `/runs/${run.id}/events`, { body: { name: "paid", payload: 1 } })).status,
    ).toBe(202);
    await pause(300);
    expect((await readRun(run)).status).toBe("paused");
    await run.call("POST", `/runs/${run.id}/resume`);
    expect(await ended(run)).toMatchObject({ status: "complete", output: { event: "paid", payload: 1 } });
  });
});
