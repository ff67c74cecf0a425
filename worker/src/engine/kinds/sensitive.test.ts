/** Outputs that must not leave the engine: nowhere but in the code that computes with them. */
import { env, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { stubOf } from "../../../test/run-objects.ts";
import { ended, graphOf, publish, until, viewed } from "../../../test/runs.ts";
import { code, echo, value } from "../../../test/steps.ts";
import type { Env } from "../../env.ts";

const { BUCKET } = env as unknown as Env;
const secret = "tell-nobody-7d1f";
const hidden = { sensitive: true };

/** Everything that the run's object has in its storage, as one text. */
const stored = (run: Parameters<typeof stubOf>[0]): Promise<string> =>
  runInDurableObject(stubOf(run), (_, { storage }) => {
    const tables = storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    const rows = tables
      .filter(({ name }) => !String(name).startsWith("_cf") && !String(name).startsWith("sqlite"))
      .map(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray());
    return JSON.stringify(rows);
  });

async function archived({ workspace, id }: { workspace: string; id: string }): Promise<string> {
  const object = await BUCKET.get(`runs/${workspace}/${id}.ndjson.gz`);
  if (!object) return "";
  return new Response(object.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

describe.concurrent("a sensitive step", () => {
  it("is masked in nodes, steps, events, logs, storage and archive, and others compute with what it gave", async ({
    expect,
  }) => {
    const { start } = await publish(
      graphOf(
        [
          [
            "call",
            ...code(`export default () => ({ token: ["tell", "nobody", "7d1f"].join("-") });`),
            hidden,
          ],
          ["each", "for_each", { items: [1] }],
          ["each/inner", ...code(`export default () => ["tell", "nobody", "7d1f"].join("-");`), hidden],
          ["each/length", ...value("{{ len(inner) }}")],
          ["used", ...echo("", "{{ len(call.token) }}")],
          ["ask", "wait_event", { events: ["go"] }],
          ["out", ...value("{{ used.body.body }}")],
        ],
        [
          "start -> call",
          "call -> each",
          "inner -> length",
          "each -> used",
          "used -> ask",
          "ask.event:go -> out",
        ],
      ),
    );
    const run = await start();
    await until(run, "waiting");
    const while_ = await stored(run);
    await run.call("POST", `/runs/${run.id}/events`, { body: { name: "go" } });
    const result = await ended(run);
    expect(result).toMatchObject({
      status: "complete",
      output: secret.length,
      nodes: {
        call: { output: "[REDACTED]" },
        inner: { output: "[REDACTED]" },
        each: { output: { results: [secret.length] } },
      },
    });
    await expect.poll(() => archived(run), { timeout: 10_000 }).toContain("workflow_completed");
    const places = [
      while_,
      JSON.stringify(result),
      JSON.stringify(await viewed(run)),
      JSON.stringify((await run.call("GET", `/runs/${run.id}/steps`)).body),
      JSON.stringify((await run.call("GET", `/runs/${run.id}/logs`)).body),
      await archived(run),
    ];
    for (const place of places) expect(place).not.toContain(secret);
    expect(places[5]).toContain("[REDACTED]");
  });

  it.each([
    [
      "alone",
      [["leaf", ...code(`export default () => ["tell", "nobody", "7d1f"].join("-");`), hidden]],
      ["start -> leaf"],
      "[REDACTED]",
    ],
    [
      "beside another",
      [
        ["leaf", ...code(`export default () => ["tell", "nobody", "7d1f"].join("-");`), hidden],
        ["other", ...value("{{ 1 }}")],
      ],
      ["start -> leaf", "start -> other"],
      { leaf: "[REDACTED]", other: 1 },
    ],
    [
      "of a loop's pass",
      [
        ["each", "for_each", { items: [1, 2] }],
        ["each/leaf", ...code(`export default () => ["tell", "nobody", "7d1f"].join("-");`), hidden],
      ],
      ["start -> each"],
      { results: ["[REDACTED]", "[REDACTED]"], errors: [] },
    ],
  ] as const)("is masked where it is a last one, %s", async (_where, steps, edges, output) => {
    const { start } = await publish(graphOf(steps as never, [...edges]));
    const run = await start();
    const result = await ended(run);
    expect(result).toMatchObject({ status: "complete", output });
    await expect.poll(() => archived(run), { timeout: 10_000 }).toContain("workflow_completed");
    expect(JSON.stringify([result, await viewed(run), await archived(run)])).not.toContain(secret);
  });
});
