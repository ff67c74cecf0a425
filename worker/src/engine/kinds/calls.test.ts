/** Steps that reach the workspace, on the real engine: the store and other workflows. */
import type { Graph, Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace } from "../../../test/call-api.ts";
import { ended, graphOf, runGraph, type TestRun } from "../../../test/runs.ts";
import { fail, value } from "../../../test/steps.ts";

describe.concurrent("a store step", () => {
  it("counts every pass once, however many run side by side", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["each", "for_each", { items: "{{ range(0, 20) }}", concurrency: 5 }],
          ["each/count", "store", { op: "increment", key: "n", by: "{{ item }}" }],
          ["total", "store", { op: "get", key: "n" }],
        ],
        ["start -> each", "each -> total"],
      ),
    );
    expect(run).toMatchObject({ status: "complete", output: 190 });
  });

  it("fails at once where there is no number to count", async () => {
    const run = await runGraph(
      graphOf(
        [
          ["put", "store", { op: "set", key: "{{ 'a' + 1 }}", value: { text: "{{ trigger.body }}" } }],
          ["count", "store", { op: "increment", key: "a1" }],
          ["told", ...value("{{ [put, count.error.name] }}")],
        ],
        ["start -> put", "put -> count", "count.error -> told"],
      ),
      "x",
    );
    expect(run).toMatchObject({ output: [{ text: "x" }, "TypeError"], nodes: { count: { attempts: 1 } } });
  });
});

describe.concurrent("a step that runs a workflow", () => {
  const called = (steps: Parameters<typeof graphOf>[0], edges: string[]): Graph =>
    graphOf([["called", "called", {}], ...steps], edges);

  /** Publishes workflows of one workspace, each knowing the ids of those before it and its own. */
  async function workspaceOf(...graphs: ((ids: string[]) => Graph)[]) {
    const workspace = newWorkspace();
    const call = apiOf(workspace);
    const ids: string[] = [];
    for (const graph of graphs) {
      const { id, revision } = (await call("POST", "/workflows", { body: { name: "Test" } })).body;
      ids.push(id);
      const headers = { "If-Match": `"${revision}"` };
      await call("PUT", `/workflows/${id}/draft`, { body: { graph: graph(ids) }, headers });
      const published = await call("POST", `/workflows/${id}/publish`, { body: {} });
      if (published.status !== 201) throw new Error(JSON.stringify(published.body));
    }
    const start = async (input: Json): Promise<TestRun> => {
      const { body } = await call("POST", `/workflows/${ids.at(-1)}/runs`, { body: { input } });
      return { id: body.id, call, workspace };
    };
    return { start, call, ids };
  }

  const doubling = () =>
    called(
      [
        ["nap", "sleep", { duration: 200 }],
        ["twice", ...value("{{ { n: trigger.body.n * 2, kind: trigger.kind } }}")],
      ],
      ["called -> nap", "nap -> twice"],
    );

  it("waits for it, in every pass of a loop, and gives what it gave", async () => {
    const { start, call } = await workspaceOf(doubling, ([workflowId = ""]) =>
      graphOf(
        [
          ["each", "for_each", { items: "{{ trigger.body }}", concurrency: 3 }],
          ["each/sub", "subworkflow", { workflowId, input: { n: "{{ item }}" } }],
        ],
        ["start -> each"],
      ),
    );
    const run = await start([1, 2, 3]);
    const { status, output, nodes } = await ended(run);
    const results = [1, 2, 3].map((n) => ({ n: n * 2, kind: "called" }));
    expect({ status, output }).toEqual({ status: "complete", output: { results, errors: [] } });
    expect(nodes.sub).toMatchObject({ status: "complete" });
    const { body } = await call("GET", "/runs");
    expect(body.items.filter(({ parent }: { parent: string }) => parent === run.id)).toHaveLength(3);
  });

  it("does not wait where it should not", async () => {
    const { start } = await workspaceOf(doubling, ([workflowId = ""]) =>
      graphOf(
        [["sub", "subworkflow", { workflowId, version: 1, wait: false, input: { n: 4 } }]],
        ["start -> sub"],
      ),
    );
    const run = await start({});
    const { output } = await ended(run);
    const child = { ...run, id: (output as { runId: string }).runId };
    expect(await ended(child)).toMatchObject({ output: { n: 8 }, parent: run.id, trigger: "called" });
  });

  it("fails with the failure of what it ran, which is not tried again", async () => {
    const failing = () => called([["stop", ...fail("no money")]], ["called -> stop"]);
    const { start, call } = await workspaceOf(failing, ([workflowId = ""]) =>
      graphOf(
        [
          ["sub", "subworkflow", { workflowId }],
          ["told", ...value("{{ sub.error }}")],
        ],
        ["start -> sub", "sub.error -> told"],
      ),
    );
    const run = await start({});
    expect(await ended(run)).toMatchObject({
      output: { message: "no money" },
      nodes: { sub: { status: "errored" } },
    });
    expect((await call("GET", "/runs")).body.items).toHaveLength(2);
  });

  it("ends a chain that runs itself with DepthExceeded", async ({ expect }) => {
    const { start, call, ids } = await workspaceOf(([workflowId = ""]) =>
      called([["sub", "subworkflow", { workflowId, wait: false }]], ["called -> sub", "start -> sub"]),
    );
    const run = await start({});
    await ended(run);
    const list = async (status: string) =>
      (await call("GET", `/runs?workflow=${ids[0]}&limit=100&status=${status}`)).body.items;
    await expect
      .poll(() => list("errored"), { timeout: 10_000 })
      .toMatchObject([{ error: { name: "DepthExceeded" } }]);
    await expect.poll(() => list("complete"), { timeout: 5000 }).toHaveLength(16);
  });
});
