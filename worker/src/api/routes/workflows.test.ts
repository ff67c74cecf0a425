import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace } from "../../../test/call-api.ts";
import { brokenGraph, simpleGraph } from "../../../test/graphs.ts";

const create = async (api: ReturnType<typeof apiOf>, name: string, graph?: unknown) =>
  (await api("POST", "/workflows", { body: { name, graph } })).body;

describe("a workflow", () => {
  const api = apiOf(newWorkspace());

  it("is made empty, or from a graph", async () => {
    const empty = await api("POST", "/workflows", { body: { name: "Empty" } });
    expect(empty.status).toBe(201);
    expect(empty.headers.get("ETag")).toBe('"1"');
    expect(empty.body).toMatchObject({ name: "Empty", enabled: true, revision: 1, liveVersion: null });
    expect(empty.body.draft).toEqual({ graph: { schemaVersion: 1, nodes: [], edges: [] }, revision: 1 });
    const full = await create(api, "Full", simpleGraph());
    const read = await api("GET", `/workflows/${full.id}`);
    expect(read.body).toMatchObject({
      id: full.id,
      name: "Full",
      draft: { graph: simpleGraph(), revision: 1 },
    });
    expect(read.headers.get("ETag")).toBe('"1"');
  });

  it("may have errors in its graph", async () => {
    expect((await api("POST", "/workflows", { body: { name: "A", graph: brokenGraph() } })).status).toBe(201);
  });

  it("is not made from a template that does not exist", async () => {
    const answer = await api("POST", "/workflows", { body: { name: "A", template: "onboarding" } });
    expect(answer).toMatchObject({ status: 422, body: { code: "unknown_template" } });
  });

  it("is renamed and switched off, one without the other", async () => {
    const { id } = await create(api, "Before");
    expect(await api("PATCH", `/workflows/${id}`, { body: { name: "After" } })).toMatchObject({
      status: 200,
      body: { name: "After", enabled: true, draft: { revision: 1 } },
    });
    expect((await api("PATCH", `/workflows/${id}`, { body: { enabled: false } })).body).toMatchObject({
      name: "After",
      enabled: false,
    });
    expect((await api("PATCH", `/workflows/${id}`, { body: {} })).status).toBe(200);
    expect((await api("PATCH", `/workflows/${id}`, { body: { liveVersion: 3 } })).status).toBe(422);
  });

  it("is gone once deleted", async () => {
    const { id } = await create(api, "Short-lived", simpleGraph());
    expect((await api("DELETE", `/workflows/${id}`)).status).toBe(204);
    expect((await api("GET", `/workflows/${id}`)).status).toBe(404);
    expect((await api("PATCH", `/workflows/${id}`, { body: { name: "Back" } })).status).toBe(404);
    expect((await api("POST", `/workflows/${id}/publish`)).status).toBe(404);
    expect((await api("DELETE", `/workflows/${id}`)).status).toBe(404);
  });
});

describe("the list of workflows", () => {
  it("is the newest first, in pages that miss and repeat nothing", async () => {
    const api = apiOf(newWorkspace());
    for (const name of ["A", "B", "C", "D", "E"]) await create(api, name);
    const names: string[] = [];
    let cursor = "";
    for (let page = 0; page < 3; page++) {
      const { body } = await api("GET", `/workflows?limit=2&cursor=${cursor}`);
      names.push(...body.items.map((item: { name: string }) => item.name));
      cursor = body.cursor ?? "end";
      if (page === 0) await create(api, "F, made meanwhile");
    }
    expect(names).toEqual(["E", "D", "C", "B", "A"]);
    expect(cursor).toBe("end");
  });

  it("shows a miniature of what can be drawn", async () => {
    const api = apiOf(newWorkspace());
    const graph = {
      schemaVersion: 1,
      nodes: [
        ...simpleGraph().nodes,
        { id: "nowhere" },
        { id: "__proto__", type: 7, position: "left" },
        { id: "about", type: "note", position: { x: 0, y: -100 } },
        { id: "inside", type: "http", position: { x: 30, y: 60 }, parentId: "each" },
        { id: "each", type: "for_each", position: { x: 600, y: 10 }, width: 500, height: 200 },
        { id: "itself", type: "group", position: { x: 0, y: 900 }, parentId: "itself" },
      ],
      edges: [...simpleGraph().edges, { id: "e2", source: "answer", target: "nowhere" }, { id: "e3" }],
    };
    await create(api, "A", graph);
    const [item] = (await api("GET", "/workflows")).body.items;
    expect(item.miniature).toEqual({
      nodes: [
        { id: "start", type: "manual", x: 0, y: 0 },
        { id: "answer", type: "transform", x: 300, y: 0 },
        { id: "each", type: "for_each", x: 600, y: 10, width: 500, height: 200 },
        expect.objectContaining({ id: "itself" }),
        { id: "inside", type: "http", x: 630, y: 70 },
      ],
      edges: [["start", "answer"]],
    });
    expect(item).toMatchObject({ lastRun: null, recentRuns: [], revision: 1 });
  });
});
