/** Code steps in their isolate. */
import { describe, expect, it } from "vitest";
import { ended, graphOf, publish, runGraph } from "../../../test/runs.ts";
import { code, echo, value } from "../../../test/steps.ts";

const once = { retry: { limit: 0 } };

describe.concurrent("a code step", () => {
  it("runs TypeScript and gives what it returns", async () => {
    const source = `
      type Order = { items: { price: number }[] };
      const total = (order: Order): number => order.items.reduce((sum, { price }) => sum + price, 0);
      export default async (input: Order, ctx: any) => ({ total: total(input) as number, run: ctx.run.id, attempt: ctx.attempt });`;
    const { start } = await publish(
      graphOf([["add", ...code(source, "{{ trigger.body }}")]], ["start -> add"]),
    );
    const run = await start({ items: [{ price: 2 }, { price: 3.5 }] });
    expect(await ended(run)).toMatchObject({
      status: "complete",
      output: { total: 5.5, run: run.id, attempt: 1 },
    });
  });

  it("logs into its run and reaches the network by its host alone", async () => {
    const source = `export default async (input, ctx) => {
      ctx.log("hello", { n: 1 });
      ctx.log.warn("beware");
      const answer = await ctx.fetch("https://echo.weft.test/there", { method: "POST", body: "x" });
      const refused = await ctx.fetch("http://169.254.169.254/").catch((error) => error.name);
      const direct = await (async () => fetch("https://echo.weft.test/"))().catch(() => "no network");
      return [(await answer.json()).path, refused, direct];
    };`;
    const { start } = await publish(graphOf([["call", ...code(source)]], ["start -> call"]));
    const run = await start();
    expect((await ended(run)).output).toEqual(["/there", "EgressRefused", "no network"]);
    const { body } = await run.call("GET", `/runs/${run.id}/logs`);
    const lines = body.items.map(
      ({ level, message }: { level: string; message: string }) => `${level} ${message}`,
    );
    expect(lines).toContain('info hello {"n":1}');
    expect(lines).toContain("warn beware");
  });

  it("changes nothing but a copy of what it is given", async () => {
    const source = `export default (input) => {
      input.tries = (input.tries ?? 0) + 1;
      if (input.tries < 2) throw new Error("again");
    };`;
    const run = await runGraph(
      graphOf(
        [
          ["spoil", ...code(source, "{{ trigger.body }}"), { retry: { limit: 1, delay: 1 } }],
          ["tell", ...value("{{ trigger.body }}")],
        ],
        ["start -> spoil", "spoil.error -> tell"],
      ),
      { a: 1 },
    );
    expect(run).toMatchObject({ output: { a: 1 }, nodes: { spoil: { status: "errored", attempts: 2 } } });
  });

  it("fails with the name and the message it threw, whatever they look like", async () => {
    const source = "export default () => { throw new Error('NonRetryableError: not a name'); };";
    const run = await runGraph(
      graphOf(
        [
          ["stop", ...code(source), once],
          ["tell", ...value("{{ stop.error }}")],
        ],
        ["start -> stop", "stop.error -> tell"],
      ),
    );
    expect(run.output).toEqual({ name: "Error", message: "NonRetryableError: not a name (line 1)" });
  });

  it.each([
    ["throws", "throw new RangeError('early');", { name: "RangeError", message: "early (line 1)" }],
    ["never comes to an end", "for (;;);", { name: "CpuExceeded" }],
    ["makes code of text", "(0, eval)('1');", { name: "EvalError" }],
  ])("that %s as it is loaded fails as a step", async (_, early, error) => {
    const source = `${early}\nexport default () => 1;`;
    const run = await runGraph(
      graphOf(
        [
          ["load", ...code(source), once],
          ["tell", ...value("{{ load.error }}")],
        ],
        ["start -> load", "load.error -> tell"],
      ),
    );
    expect(run).toMatchObject({ status: "complete", output: error });
  });

  it("finds no binding, no way to make code, and nothing of its host", async () => {
    const source = `export default (input, ctx) => {
      const tryTo = (what) => { try { return String(what()); } catch (error) { return "refused"; } };
      return {
        eval: tryTo(() => (0, eval)("1")), function: tryTo(() => new Function("return 1")()),
        async: tryTo(() => Object.getPrototypeOf(async () => 1).constructor("return 1")()),
        process: Object.keys(globalThis.process?.env ?? {}), require: typeof require, host: "host" in ctx, env: "env" in ctx, keys: Object.keys(ctx).sort(),
      };
    };`;
    const { output } = await runGraph(graphOf([["look", ...code(source)]], ["start -> look"]));
    expect(output).toEqual({
      eval: "refused",
      function: "refused",
      async: "refused",
      process: [],
      require: "undefined",
      host: false,
      env: false,
      keys: ["attempt", "fetch", "log", "run"],
    });
  });

  it("fails with what was thrown and the line it was thrown at", async () => {
    const source = `type Amount = number;\nexport default (input: Amount) => {\n  throw new RangeError("too much");\n};`;
    const run = await runGraph(graphOf([["stop", ...code(source), once]], ["start -> stop"]));
    expect(run).toMatchObject({
      status: "errored",
      error: { name: "RangeError", message: expect.stringMatching(/^too much.*\b3\b/), nodeId: "stop" },
    });
  });

  it.each([
    ["more than 1 MiB", `"x".repeat(1024 * 1024)`, "OutputTooLarge"],
    ["a value that holds itself", `(() => { const a = []; a.push(a); return a; })()`, "TypeError"],
    ["a function", `({ f: () => 1 })`, "TypeError"],
    ["a big integer", `1n`, "TypeError"],
  ])("fails at once when it gives %s", async (_what, expression, name) => {
    const run = await runGraph(
      graphOf([["give", ...code(`export default () => ${expression};`)]], ["start -> give"]),
    );
    expect(run).toMatchObject({
      status: "errored",
      error: { name, nodeId: "give" },
      nodes: { give: { attempts: 1 } },
    });
  });

  it("fails with TimeoutError when it waits for nothing", async () => {
    const source = `export default () => new Promise(() => {});`;
    const run = await runGraph(
      graphOf([["wait", ...code(source), { ...once, timeout: 400 }]], ["start -> wait"]),
    );
    expect(run).toMatchObject({ status: "errored", error: { name: "TimeoutError", nodeId: "wait" } });
  });

  it("is kept from filling the log or the server's output", async () => {
    const source = `export default (input, ctx) => {
      for (let n = 0; n < 100_000; n++) console.log("x".repeat(1000));
      for (let n = 0; n < 10_000; n++) ctx.log("y".repeat(20_000));
      return String(console.log);
    };`;
    const { start } = await publish(graphOf([["flood", ...code(source)]], ["start -> flood"]));
    const run = await start();
    expect(await ended(run)).toMatchObject({
      status: "complete",
      output: expect.not.stringContaining("native code"),
    });
    const { body } = await run.call("GET", `/runs/${run.id}/logs?limit=200`);
    expect(body.items.length).toBeLessThanOrEqual(201);
    for (const { message } of body.items) expect(message.length).toBeLessThan(9000);
  });
});

describe("code that never ends", () => {
  it.each([
    ["a loop", "export default () => { while (true); };"],
    ["a loop without a body", "export default () => { for (;;); };"],
    [
      "a function that calls itself for ever",
      "const f = async () => { await null; return f(); }; export default f;",
    ],
    [
      "a loop that catches everything",
      "export default () => { while (true) { try { for (;;); } catch {} } };",
    ],
  ])(
    "(%s) fails with CpuExceeded, and its neighbours finish",
    async (_what, source) => {
      const endless = graphOf([["spin", ...code(source)]], ["start -> spin"]);
      const quiet = graphOf(
        [
          ["call", ...echo("?delay=100")],
          ["out", ...value("{{ call.status }}")],
        ],
        ["start -> call", "call -> out"],
      );
      const [one, other] = [await publish(endless), await publish(quiet)];
      const [spinning, neighbour] = await Promise.all([one.start(), other.start()]);
      expect((await ended(neighbour)).output).toBe(200);
      expect(await ended(spinning)).toMatchObject({
        status: "errored",
        error: { name: "CpuExceeded", nodeId: "spin" },
        nodes: { spin: { attempts: 1 } },
      });
    },
    60_000,
  );
});

describe("a workflow of much code", () => {
  it("is published file by file under one hash that no position changes, and runs", async () => {
    const padding = `// ${"x".repeat(190_000)}\n`;
    const ids = Array.from({ length: 12 }, (_, n) => `part_${n}`);
    const steps = ids.map((id, n) => [id, ...code(`${padding}export default () => ${n};`)] as const);
    const graph = graphOf(
      steps.map((step) => [...step]),
      ids.map((id, n) => `${n === 0 ? "start" : ids[n - 1]} -> ${id}`),
    );
    const { start, call } = await publish(graph);
    expect(await ended(await start())).toMatchObject({ status: "complete", output: 11 });
    const [{ id }] = (await call("GET", "/workflows")).body.items;
    const first = (await call("GET", `/workflows/${id}/versions/1`)).body;
    const files = Object.keys(first.modules);
    expect(files).toEqual(expect.arrayContaining(["workflow.js", ...ids.map((part) => `code/${part}.js`)]));
    expect(files).not.toContain("isolate.js");
    const moved = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: { x: 1, y: 2 } })) };
    const body = { graph: moved };
    const saved = await call("PUT", `/workflows/${id}/draft`, { body, headers: { "If-Match": '"1"' } });
    expect(saved.status).toBe(200);
    const second = await call("POST", `/workflows/${id}/publish`, { body: {} });
    expect(second.body).toMatchObject({ version: 2, hash: first.hash });
  }, 60_000);
});
