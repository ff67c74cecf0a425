import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace } from "../../../test/call-api.ts";
import { simpleGraph } from "../../../test/graphs.ts";

const api = apiOf(newWorkspace());

const waiting = () => {
  const graph = simpleGraph();
  graph.nodes[1] = {
    id: "ask",
    type: "wait_event",
    position: { x: 300, y: 0 },
    data: { params: { events: ["go"] } },
  };
  graph.edges = [{ id: "e1", source: "start", target: "ask" }];
  return graph;
};

const failing = () => {
  const graph = simpleGraph();
  const params = { mode: "expression", expression: "{{ trigger.body.items.map(item => item) }}" };
  graph.nodes[1] = { id: "answer", type: "transform", position: { x: 300, y: 0 }, data: { params } };
  return graph;
};

async function startOf(graph: unknown, input: unknown = {}) {
  const { id } = (await api("POST", "/workflows", { body: { name: "A", graph } })).body;
  await api("POST", `/workflows/${id}/publish`);
  const start = async () =>
    (await api("POST", `/workflows/${id}/runs`, { body: { input } })).body.id as string;
  return { workflow: id as string, start };
}

async function until(run: string, status: string) {
  for (;;) {
    const { body } = await api("GET", `/runs/${run}`);
    if (body.status === status) return body;
    if (body.endedAt) throw new Error(`It ended as ${body.status}: ${JSON.stringify(body.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const idsOf = async (query: string): Promise<string[]> =>
  (await api("GET", `/runs?${query}`)).body.items.map((item: { id: string }) => item.id);

/** The index follows its run by a moment. */
async function settle(query: string, ids: string[]): Promise<void> {
  await expect.poll(() => idsOf(query), { timeout: 5000 }).toEqual(ids);
}

describe("the list of runs", () => {
  it("is the newest first, in pages that miss and repeat nothing", async () => {
    const { workflow, start } = await startOf(simpleGraph());
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift(await start());
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await api("GET", `/runs?workflow=${workflow}&limit=2&cursor=${cursor}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.cursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it("is filtered by workflow, version, status, error and time", async () => {
    const [good, bad] = [await startOf(simpleGraph()), await startOf(failing(), { items: "7" })];
    const before = new Date().toISOString();
    const one = await good.start();
    const two = await bad.start();
    await until(two, "errored");
    await until(one, "complete");
    await settle(`workflow=${good.workflow}&status=complete`, [one]);
    await settle(`workflow=${bad.workflow}&status=errored`, [two]);
    await settle(`workflow=${bad.workflow}&status=complete`, []);
    expect(await idsOf(`workflow=${bad.workflow}&version=1`)).toEqual([two]);
    expect(await idsOf(`workflow=${bad.workflow}&version=2`)).toEqual([]);
    expect(await idsOf(`workflow=${bad.workflow}&version=draft`)).toEqual([]);
    expect(await idsOf(`workflow=${bad.workflow}&error=typeerror`)).toEqual([two]);
    expect(await idsOf(`workflow=${bad.workflow}&error=${encodeURIComponent("%")}`)).toEqual([]);
    expect(await idsOf(`workflow=${good.workflow}&error=TypeError`)).toEqual([]);
    expect(await idsOf(`workflow=${good.workflow}&from=${before}`)).toEqual([one]);
    expect(await idsOf(`workflow=${good.workflow}&to=${before}`)).toEqual([]);
    expect(await idsOf(`workflow=${good.workflow}&from=2020-01-01&to=2999-01-01T00:00:00%2B02:00`)).toEqual([
      one,
    ]);
    expect(await idsOf("workflow=missing")).toEqual([]);
  });

  it.each([
    "status=done",
    "version=live",
    "version=0",
    "from=yesterday",
    "to=2026-13-01",
    "status=complete&status=errored",
  ])("refuses the filter %s", async (query) => {
    expect((await api("GET", `/runs?${query}`)).status).toBe(400);
  });

  it("shows with each workflow its last run and the ones before", async () => {
    const { workflow, start } = await startOf(simpleGraph());
    const [first, second] = [await start(), await start()];
    await until(first, "complete");
    await until(second, "complete");
    await settle(`workflow=${workflow}&status=complete`, [second, first]);
    const item = (await api("GET", "/workflows")).body.items.find(
      ({ id }: { id: string }) => id === workflow,
    );
    expect(item.lastRun).toMatchObject({
      id: second,
      status: "complete",
      startedAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(item.recentRuns).toMatchObject([{ id: second }, { id: first }]);
    expect(item.recentRuns[0].durationMs).toBeGreaterThanOrEqual(0);
  });
});

describe("an active run", () => {
  it("keeps its workflow from being deleted, and stays readable once it has ended and the workflow is gone", async () => {
    const { workflow, start } = await startOf(waiting());
    const run = await start();
    await until(run, "waiting");
    expect(await api("DELETE", `/workflows/${workflow}`)).toMatchObject({
      status: 409,
      body: { code: "runs_active" },
    });
    expect(
      await api("POST", `/runs/${run}/events`, { body: { name: "go", payload: { n: 1 } } }),
    ).toMatchObject({
      status: 202,
      body: { id: run },
    });
    await until(run, "complete");
    await settle(`workflow=${workflow}&status=complete`, [run]);
    expect((await api("DELETE", `/workflows/${workflow}`)).status).toBe(204);
    expect((await api("GET", `/runs/${run}`)).body).toMatchObject({
      workflowId: workflow,
      workflowName: "A",
      status: "complete",
    });
    expect((await api("GET", `/runs/${run}/definition`)).body.graph).toEqual(waiting());
  });

  it("is paused, resumed and cancelled, and refuses all of it once it has ended", async () => {
    const { start } = await startOf(waiting());
    const run = await start();
    await until(run, "waiting");
    for (const [wish, status] of [
      ["pause", "paused"],
      ["resume", "waiting"],
    ] as const) {
      expect((await api("POST", `/runs/${run}/${wish}`)).status).toBe(202);
      await until(run, status);
    }
    const odd = await api("POST", `/runs/${run}/cancel`, { body: { undo: "yes" } });
    expect(odd.status).toBe(422);
    expect((await api("POST", `/runs/${run}/cancel`, { body: { undo: false } })).status).toBe(202);
    await until(run, "cancelled");
    for (const wish of ["pause", "resume", "cancel"]) {
      expect(await api("POST", `/runs/${run}/${wish}`)).toMatchObject({
        status: 409,
        body: { code: "run_ended" },
      });
    }
    expect((await api("POST", `/runs/${run}/events`, { body: { name: "go" } })).status).toBe(409);
  });

  it("refuses events that cannot be kept", async () => {
    const { start } = await startOf(waiting());
    const run = await start();
    const send = (text: string) => api("POST", `/runs/${run}/events`, { text });
    expect((await send("{}")).status).toBe(422);
    expect((await send('{"name":""}')).status).toBe(422);
    expect((await send('{"name":"go","event":1}')).status).toBe(422);
    expect(await send('{"name":"go","payload":1e999}')).toMatchObject({
      status: 422,
      body: { code: "bad_number" },
    });
    expect(await send(`{"name":"go","payload":"${"x".repeat(1024 * 1024)}"}`)).toMatchObject({ status: 413 });
    await api("POST", `/runs/${run}/cancel`);
    await until(run, "cancelled");
  });
});

describe("following a run", () => {
  it("streams every event with its id and resumes after the last one seen", async () => {
    const { start } = await startOf(simpleGraph());
    const run = await start();
    await until(run, "complete");
    const all = await api("GET", `/runs/${run}/events`);
    expect(all.headers.get("Content-Type")).toMatch(/^text\/event-stream\b/);
    expect(all.headers.get("X-Content-Type-Options")).toBe("nosniff");
    const ids = [...(all.body as string).matchAll(/^id: ?(\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids.length).toBeGreaterThan(4);
    const rest = await api("GET", `/runs/${run}/events`, { headers: { "Last-Event-ID": String(ids[2]) } });
    const after = [...(rest.body as string).matchAll(/^id: ?(\d+)$/gm)].map(([, id]) => Number(id));
    expect(after).toEqual(ids.slice(3));
  });

  it.each(["x", "-1", "1.5", "1e3"])("refuses the last event id %s", async (last) => {
    const { start } = await startOf(simpleGraph());
    const answer = await api("GET", `/runs/${await start()}/events`, { headers: { "Last-Event-ID": last } });
    expect(answer).toMatchObject({ status: 400, body: { code: "bad_cursor" } });
  });
});
