import { describe, expect, it } from "vitest";
import { ended, graphOf, objectOf, publish, until } from "../../test/runs.ts";

const echo = (query = "", more = {}) => ({
  method: "GET",
  url: `https://echo.weft.test/${query}`,
  ...more,
});
const quick = (limit: number) => ({ retry: { limit, delay: 10, backoff: "constant" as const } });

describe.concurrent("a run", () => {
  it("goes from the API over the stored module to its end", async () => {
    const { start } = await publish(
      graphOf(
        [
          [
            "call",
            "http",
            echo("orders", { method: "POST", body: { type: "json", value: "{{ trigger.body }}" } }),
          ],
          ["total", "transform", { mode: "expression", expression: "{{ call.body.body.total * 2 }}" }],
        ],
        ["start -> call", "call -> total"],
      ),
    );
    const run = await start({ total: 21 });
    const result = await ended(run);
    expect(result).toMatchObject({ status: "complete", output: 42, input: { total: 21 }, error: null });
    expect(result.nodes.call).toMatchObject({
      status: "complete",
      attempts: 1,
      output: { body: { headers: { "idempotency-key": `${run.id}:call` } } },
    });
  });

  it("reads the trigger that fired under its own id too, and any other one as undefined", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["other", "manual", {}],
          [
            "read",
            "transform",
            { mode: "expression", expression: "{{ [start.body, typeof other, start.error] }}" },
          ],
        ],
        ["start -> read", "other -> read"],
      ),
    );
    expect((await ended(await start({ n: 1 }))).output).toEqual([{ n: 1 }, "undefined", null]);
  });

  it("shows retries: attempts, the last error, and the end", async () => {
    const { start } = await publish(
      graphOf([["call", "http", echo("?fail=2"), quick(3)]], ["start -> call"]),
    );
    const run = await start();
    const { nodes } = await ended(run);
    expect(nodes.call).toMatchObject({
      status: "complete",
      attempts: 3,
      error: null,
      output: { body: { attempt: 3 } },
    });
    const { body } = await run.call("GET", `/runs/${run.id}/steps?node=call`);
    expect(body.items[0].attempts).toMatchObject([
      { attempt: 1, status: "errored", error: { name: "HttpError", message: expect.stringMatching(/^503/) } },
      { attempt: 2, status: "errored" },
      { attempt: 3, status: "complete", error: null },
    ]);
  });

  it("shows a retry while it waits for it", async () => {
    const { start } = await publish(
      graphOf([["call", "http", echo("?fail=1"), { retry: { limit: 1, delay: 2000 } }]], ["start -> call"]),
    );
    const run = await start();
    const retrying = await until(run, ({ nodes }) => nodes.call?.status === "retrying");
    expect(retrying.nodes.call?.error?.name).toBe("HttpError");
    expect(Date.parse(retrying.nodes.call?.until ?? "")).toBeGreaterThan(Date.now());
    expect((await ended(run)).status).toBe("complete");
  });

  it("takes the error handle of a step that fails for good, and skips the other way", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["call", "http", echo("?status=404")],
          ["fine", "transform", { mode: "expression", expression: "{{ 1 }}" }],
          ["told", "transform", { mode: "expression", expression: "{{ call.error.name }}" }],
        ],
        ["start -> call", "call -> fine", "call.error -> told"],
      ),
    );
    const { status, output, nodes } = await ended(await start());
    expect({ status, output }).toEqual({ status: "complete", output: "HttpError" });
    expect(nodes.call).toMatchObject({ status: "errored", attempts: 1, error: { name: "HttpError" } });
    expect(nodes.fine?.status).toBe("skipped");
  });

  it("fails with the name, message and node of what nobody handled", async () => {
    const { start } = await publish(graphOf([["call", "http", echo("?status=404")]], ["start -> call"]));
    const run = await start();
    const result = await ended(run);
    expect(result).toMatchObject({ status: "errored", error: { name: "HttpError", nodeId: "call" } });
    expect(result.error?.message).toMatch(/^404/);
    const index = await run.call("GET", "/runs?status=errored");
    expect(index.body.items).toMatchObject([{ id: run.id, error: { name: "HttpError", nodeId: "call" } }]);
  });

  it("fails a step that needs a secret nobody has set, without trying again", async () => {
    const headers = [{ key: "x-token", value: "{{ secrets.TOKEN }}" }];
    const { start } = await publish(graphOf([["call", "http", { ...echo(""), headers }]], ["start -> call"]));
    const { error, nodes } = await ended(await start());
    expect(error).toMatchObject({ name: "MissingSecret", nodeId: "call" });
    expect(nodes.call?.attempts).toBe(1);
  });

  it("times an attempt out", async () => {
    const { start } = await publish(
      graphOf([["call", "http", echo("?delay=5000"), { ...quick(0), timeout: 100 }]], ["start -> call"]),
    );
    const result = await ended(await start());
    expect(result).toMatchObject({ status: "errored", error: { name: "TimeoutError", nodeId: "call" } });
  });

  it("joins branches once, and is waiting while only sleeps are left", async () => {
    const { start } = await publish(
      graphOf(
        [
          ["nap", "sleep", { duration: 600 }],
          ["quick", "transform", { mode: "expression", expression: "{{ 1 }}" }],
          ["both", "transform", { mode: "expression", expression: "{{ quick + 1 }}" }],
        ],
        ["start -> nap", "start -> quick", "nap -> both", "quick -> both"],
      ),
    );
    const run = await start();
    const waiting = await until(run, "waiting");
    expect(waiting.nodes).toMatchObject({
      nap: { status: "sleeping" },
      quick: { status: "complete" },
      both: { status: "pending" },
    });
    expect(await ended(run)).toMatchObject({
      status: "complete",
      output: 2,
      nodes: { both: { attempts: 1 } },
    });
  });

  it("gives a large output as a reference that can be read, and its own output whole", async () => {
    const big = "x".repeat(20_000);
    const { start } = await publish(
      graphOf(
        [["copy", "transform", { mode: "expression", expression: "{{ trigger.body.big }}" }]],
        ["start -> copy"],
      ),
    );
    const run = await start({ big });
    const { output, nodes } = await ended(run);
    expect(output).toBe(big);
    const reference = nodes.copy?.output as { $ref: string; size: number };
    expect(reference).toEqual({
      $ref: expect.stringMatching(`^/api/v1/runs/${run.id}/outputs/\\d+$`),
      size: 20_002,
    });
    const { body } = await run.call("GET", reference.$ref.replace("/api/v1", ""));
    expect(body).toBe(big);
  });

  it("tells its workspace of every status", async ({ expect }) => {
    const { start } = await publish(graphOf([["nap", "sleep", { duration: 500 }]], ["start -> nap"]));
    const run = await start();
    const listed = async (status: string) =>
      (await run.call("GET", `/runs?status=${status}`)).body.items.length;
    await expect.poll(() => listed("waiting"), { timeout: 5000 }).toBe(1);
    await expect.poll(() => listed("complete"), { timeout: 5000 }).toBe(1);
  });

  it("has no such thing as a step it never told of", async () => {
    const { start } = await publish(
      graphOf([["one", "transform", { mode: "expression", expression: "{{ 1 }}" }]], ["start -> one"]),
    );
    const run = await start();
    await ended(run);
    expect(await objectOf(run).output(9999)).toBeNull();
    expect((await objectOf(run).steps({ after: null, limit: 10, node: "nobody" })).items).toEqual([]);
  });
});

describe("the end of a run", () => {
  it("is told to nobody before its workspace knows", async () => {
    const { start, call } = await publish(
      graphOf([["a", "transform", { mode: "expression", expression: "{{ 1 }}" }]], ["start -> a"]),
    );
    for (let round = 0; round < 3; round++) {
      const run = await start();
      await ended(run);
      expect((await call("GET", "/runs?limit=1")).body.items).toMatchObject([
        { id: run.id, status: "complete" },
      ]);
    }
  });
});
