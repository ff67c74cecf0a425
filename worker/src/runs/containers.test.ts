/** What runs with loops and groups show, on the real engine. */
import { describe, expect, it } from "vitest";
import { ended, graphOf, publish, readRun, type TestRun, until } from "../../test/runs.ts";

const run = async (...graph: Parameters<typeof graphOf>): Promise<TestRun> =>
  (await publish(graphOf(...graph))).start();

const code = (source: string) => ({ source: `export default () => { ${source} }` });

const rows = async ({ call, id }: TestRun, query: string): Promise<string[]> =>
  (await call("GET", `/runs/${id}/steps?${query}`)).body.items
    .map(({ name, status }: { name: string; status: string }) => `${name} ${status}`)
    .reverse();

describe.concurrent("a run with containers", () => {
  it("counts the passes of a loop, failed ones too, and shows the last", async () => {
    const started = await run(
      [
        ["each", "for_each", { items: "{{ [1, 2, 3] }}", onError: "collect" }],
        ["each/check", "if", { condition: "{{ item == 2 }}" }],
        ["each/stop", "fail", { message: "Not {{ item }}" }],
        ["each/double", "transform", { mode: "expression", expression: "{{ item * 2 }}" }],
      ],
      ["start -> each", "check.true -> stop", "check.false -> double"],
    );
    const { status, nodes } = await ended(started);
    expect(status).toBe("complete");
    expect(nodes.each).toMatchObject({ status: "complete", passes: { total: 3, complete: 2, errored: 1 } });
    expect(nodes.check?.passes).toEqual({ total: 3, complete: 3, errored: 0 });
    expect(nodes.stop).toMatchObject({ status: "skipped", passes: { total: 1, complete: 0, errored: 1 } });
    expect(nodes.double).toMatchObject({ status: "complete", output: 6, passes: { total: 2, complete: 2 } });
    expect(await rows(started, "iteration=1")).toEqual(["check[1] complete", "stop[1] errored"]);
    expect(await rows(started, "node=each")).toEqual(["each:items complete", "each complete"]);
  });

  it("repeats until it is done, and gives the steps of a pass by its index", async () => {
    const started = await run(
      [
        ["rep", "repeat", { until: "{{ index == 1 }}", delay: 5 }],
        ["rep/inner", "for_each", { items: "{{ [1, 2] }}", concurrency: 2 }],
        ["rep/inner/n", "transform", { mode: "expression", expression: "{{ item }}" }],
      ],
      ["start -> rep"],
    );
    const { nodes } = await ended(started);
    expect(nodes.rep).toMatchObject({ status: "complete", passes: { total: 2, complete: 2, errored: 0 } });
    expect(nodes.inner).toMatchObject({ status: "complete", passes: { total: 2, complete: 2, errored: 0 } });
    expect(nodes.n?.passes).toEqual({ total: 4, complete: 4, errored: 0 });
    expect(await rows(started, "node=rep&iteration=0")).toEqual([
      "rep[0]:until complete",
      "rep[0]:delay complete",
    ]);
    expect(await rows(started, "node=n&iteration=1")).toHaveLength(2);
  });

  it("waits for the delay between two passes, and may be left alone meanwhile", async () => {
    const started = await run(
      [
        ["rep", "repeat", { until: "{{ false }}", delay: "1 hour" }],
        ["rep/n", "transform", { mode: "expression", expression: "{{ index }}" }],
      ],
      ["start -> rep"],
    );
    const { nodes } = await until(started, "waiting");
    expect(nodes.rep?.status).toBe("running");
    expect(Date.parse(nodes.rep?.until ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    await started.call("POST", `/runs/${started.id}/cancel`, { body: {} });
    const { nodes: last } = await ended(started);
    expect(last.rep?.status).toBe("cancelled");
    expect(await rows(started, "node=rep")).toEqual(["rep[0]:until complete", "rep[0]:delay cancelled"]);
  });

  it("cancels what a group that timed out left behind", async () => {
    const started = await run(
      [
        ["g", "group", { timeout: 200 }],
        ["g/nap", "sleep", { duration: "1 hour" }],
        ["g/later", "transform", { mode: "expression", expression: "{{ 1 }}" }],
        ["rescue", "transform", { mode: "expression", expression: "{{ g.error.name }}" }],
      ],
      ["start -> g", "nap -> later", "g.error -> rescue"],
    );
    const { status, nodes } = await ended(started);
    expect(status).toBe("complete");
    expect(nodes).toMatchObject({
      g: { status: "errored", error: { name: "TimeoutError" } },
      nap: { status: "cancelled" },
      later: { status: "skipped" },
      rescue: { status: "complete", output: "TimeoutError" },
    });
  });

  it("shows the passes of a loop that failed: the failed one, and those it took with it", async () => {
    const failing = await run(
      [
        ["each", "for_each", { items: "{{ [1, 2, 3] }}", concurrency: 3 }],
        ["each/nap", "sleep", { duration: "{{ item == 2 ? 50 : 60000 }}" }],
        ["each/stop", "fail", { message: "No" }],
      ],
      ["start -> each", "nap -> stop"],
    );
    const failed = await ended(failing);
    expect(failed.status).toBe("errored");
    expect(failed.nodes.each).toMatchObject({
      status: "errored",
      passes: { total: 3, complete: 0, errored: 1 },
    });
    expect(failed.nodes.nap).toMatchObject({
      status: "cancelled",
      passes: { total: 3, complete: 1, errored: 0 },
    });
    expect((await readRun(failing)).nodes.stop?.status).toBe("skipped");
  });

  it("shows what was undone in each pass, and an undo that gave up", async () => {
    const started = await run(
      [
        ["each", "for_each", { items: "{{ [1, 2] }}" }],
        ["each/pay", "code", code("return 5;")],
        ["each/refund", "code", code("throw new Error('No refunds');"), { retry: { limit: 0 } }],
        ["book", "code", code("return 1;")],
        ["unbook", "code", code("return 2;")],
        ["stop", "fail", { message: "No" }],
      ],
      ["start -> each", "pay.undo -> refund", "each -> book", "book.undo -> unbook", "book -> stop"],
    );
    const { status, nodes } = await ended(started);
    expect(status).toBe("errored");
    expect(nodes.book?.status).toBe("undone");
    expect(nodes.unbook?.status).toBe("complete");
    expect(nodes.pay).toMatchObject({
      status: "complete",
      error: { message: expect.stringContaining("No refunds") },
    });
    expect(nodes.refund?.status).toBe("errored");
  });

  it("passes over disabled steps and hides what is sensitive", async () => {
    const started = await run(
      [
        ["off", "code", code("return 1;"), { disabled: true }],
        ["secret", "code", code("return { token: 'abc' };"), { sensitive: true }],
        ["use", "transform", { mode: "expression", expression: "{{ [off, secret.token] }}" }],
      ],
      ["start -> off", "off -> secret", "secret -> use"],
    );
    const { status, nodes } = await ended(started);
    expect(status).toBe("complete");
    expect(nodes.off).toMatchObject({ status: "skipped", output: null, attempts: 0 });
    expect(nodes.secret).toMatchObject({ status: "complete", output: "[REDACTED]" });
    expect(nodes.use?.output).toEqual([null, "abc"]);
    const { items } = (await started.call("GET", `/runs/${started.id}/steps`)).body;
    expect(
      JSON.stringify(items.filter(({ nodeId }: { nodeId: string }) => nodeId === "secret")),
    ).not.toContain("abc");
  });
});
