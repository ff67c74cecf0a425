/** What a failing run takes back, on the real engine. */
import type { Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { ended, graphOf, pause, publish, type TestRun, until, viewed } from "../../../test/runs.ts";
import { echo, fail, value } from "../../../test/steps.ts";

/** The requests a run made, from its log. */
const requestsOf = async (run: TestRun): Promise<string[]> =>
  (await run.call("GET", `/runs/${run.id}/logs?limit=200`)).body.items
    .map(({ message }: { message: string }) => /^\w+ https:\/\/echo\.weft\.test(\/\S*)/.exec(message)?.[1])
    .filter(Boolean)
    .reverse();

const booked = (last: readonly [string, { [key: string]: Json }], undoOfHotel = "") =>
  publish(
    graphOf(
      [
        ["flight", ...echo("book/flight", { seat: 7 })],
        ["hotel", ...echo("book/hotel")],
        ["last", ...last],
        ["cancel_flight", ...echo("cancel/flight/{{ flight.body.body.seat }}?why={{ error.message }}")],
        ["cancel_hotel", ...echo(`cancel/hotel${undoOfHotel}`), { retry: { limit: 1, delay: 20 } }],
        ["tell_hotel", ...echo("tell/hotel/{{ cancel_hotel.status }}")],
      ],
      [
        "start -> flight",
        "flight -> hotel",
        "hotel -> last",
        "flight.undo -> cancel_flight",
        "hotel.undo -> cancel_hotel",
        "cancel_hotel -> tell_hotel",
      ],
    ),
  );

describe.concurrent("a run that fails", () => {
  it("takes back what its steps did, the latest first, chains in their order", async () => {
    const run = await (await booked(fail("full"))).start();
    const { status, error, nodes } = await ended(run);
    expect({ status, error }).toMatchObject({
      status: "errored",
      error: { message: "full", nodeId: "last" },
    });
    expect(await requestsOf(run)).toEqual([
      "/book/flight",
      "/book/hotel",
      "/cancel/hotel",
      "/tell/hotel/200",
      "/cancel/flight/7?why=full",
    ]);
    expect(nodes).toMatchObject({
      flight: { status: "undone" },
      hotel: { status: "undone" },
      last: { status: "errored" },
    });
  });

  it("goes on taking back when one of it fails, and says so", async () => {
    const run = await (await booked(fail("full"), "?status=500")).start();
    const { status, nodes } = await ended(run);
    expect(status).toBe("errored");
    expect(await requestsOf(run)).toEqual([
      "/book/flight",
      "/book/hotel",
      "/cancel/hotel?status=500",
      "/cancel/hotel?status=500",
      "/cancel/flight/7?why=full",
    ]);
    expect(nodes).toMatchObject({ flight: { status: "undone" }, hotel: { status: "complete" } });
    const events = (await viewed(run)).filter(({ type }) => type === "rollback_step_completed");
    expect(events.map((event) => ("error" in event ? event.error : undefined))).toMatchObject([
      { name: "HttpError" },
      undefined,
    ]);
  });

  it("takes nothing back of steps that never completed, nor in a run that completes", async () => {
    const run = await (await booked(value("done"))).start();
    expect((await ended(run)).status).toBe("complete");
    expect(await requestsOf(run)).toEqual(["/book/flight", "/book/hotel"]);
    const { start } = await publish(
      graphOf(
        [
          ["call", ...echo("call?status=404")],
          ["back", ...echo("back")],
        ],
        ["start -> call", "call.undo -> back"],
      ),
    );
    const other = await start();
    expect((await ended(other)).status).toBe("errored");
    expect(await requestsOf(other)).toEqual(["/call?status=404"]);
  });

  it("takes back every pass of a loop", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["each", "for_each", { items: ["a", "b"] }],
          ["each/make", ...echo("make/{{ item }}")],
          ["each/drop", ...echo("drop/{{ item }}/{{ index }}/{{ make.status }}")],
          ["stop", ...fail()],
        ],
        ["start -> each", "make.undo -> drop", "each -> stop"],
      ),
    );
    const run = await start();
    await ended(run);
    expect(await requestsOf(run)).toEqual(["/make/a", "/make/b", "/drop/b/1/200", "/drop/a/0/200"]);
  });
});

describe.concurrent("a run that is cancelled with undo", () => {
  it("lets the running step end and takes everything back", async () => {
    const run = await (await booked(echo("last?delay=1200"))).start();
    await until(run, ({ nodes }) => nodes.last?.status === "running");
    await pause(100);
    await run.call("POST", `/runs/${run.id}/cancel`, { body: { undo: true } });
    const { status, nodes } = await ended(run);
    expect(status).toBe("cancelled");
    expect((await requestsOf(run)).map((path) => path.split("?")[0])).toEqual([
      "/book/flight",
      "/book/hotel",
      "/last",
      "/cancel/hotel",
      "/tell/hotel/200",
      "/cancel/flight/7",
    ]);
    expect(nodes).toMatchObject({
      flight: { status: "undone" },
      hotel: { status: "undone" },
      last: { status: "complete" },
    });
  });
});
