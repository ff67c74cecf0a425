import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace } from "../../../test/call-api.ts";
import { brokenGraph, simpleGraph } from "../../../test/graphs.ts";

const api = apiOf(newWorkspace());

const create = async (graph: unknown = simpleGraph()): Promise<string> =>
  (await api("POST", "/workflows", { body: { name: "A", graph } })).body.id;

const put = (id: string, graph: unknown, revision: number | string) =>
  api("PUT", `/workflows/${id}/draft`, {
    body: { graph },
    headers: { "If-Match": typeof revision === "number" ? `"${revision}"` : revision },
  });

const read = async (id: string) => (await api("GET", `/workflows/${id}`)).body.draft;

describe("a draft", () => {
  it("is saved over the revision that the writer has seen", async () => {
    const id = await create();
    const saved = await put(id, simpleGraph("Changed"), 1);
    expect(saved).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(saved.headers.get("ETag")).toBe('"2"');
    expect(await read(id)).toEqual({ graph: simpleGraph("Changed"), revision: 2 });
  });

  it("is not overwritten from a stale revision: both versions come back and nothing changes", async () => {
    const id = await create();
    await put(id, simpleGraph("Theirs"), 1);
    const answer = await put(id, simpleGraph("Yours"), 1);
    expect(answer).toMatchObject({
      status: 412,
      body: { code: "stale_revision", title: "Precondition failed" },
    });
    expect(answer.body.yours).toEqual({ graph: simpleGraph("Yours") });
    expect(answer.body.theirs).toEqual({ graph: simpleGraph("Theirs"), revision: 2 });
    expect(await read(id)).toEqual({ graph: simpleGraph("Theirs"), revision: 2 });
  });

  it.each(["*", '"abc"', '"2x"', '"-1"'])("is not overwritten by a writer who has seen %s", async (seen) => {
    const id = await create();
    expect((await put(id, simpleGraph("B"), seen)).status).toBe(412);
  });

  it("needs the revision", async () => {
    const id = await create();
    const answer = await api("PUT", `/workflows/${id}/draft`, { body: { graph: simpleGraph() } });
    expect(answer).toMatchObject({ status: 428, body: { code: "revision_required" } });
  });

  it("takes one of twenty writers at the same time", async () => {
    const id = await create();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => put(id, simpleGraph(`Writer ${n}`), 1)),
    );
    const saved = answers.filter(({ status }) => status === 200);
    expect(saved).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await read(id)).revision).toBe(2);
  });

  it("keeps its revision when nothing changed", async () => {
    const id = await create();
    expect((await put(id, simpleGraph(), 1)).body.revision).toBe(1);
  });

  it("may have errors, which come back as diagnostics", async () => {
    const id = await create();
    const saved = await put(id, brokenGraph(), 1);
    expect(saved.status).toBe(200);
    expect(saved.body.diagnostics.map(({ code }: { code: string }) => code)).toContain("unknown_type");
    expect((await read(id)).graph).toEqual(brokenGraph());
  });

  it("that cannot be stored is refused and changes nothing", async () => {
    const id = await create();
    const answer = await put(id, { ...simpleGraph(), compiled: true }, 1);
    expect(answer).toMatchObject({ status: 422, body: { code: "unknown_field" } });
    expect(await read(id)).toEqual({ graph: simpleGraph(), revision: 1 });
  });

  it("comes back as it was sent, in the order it was sent", async () => {
    const id = await create();
    const node = (name: string) => ({
      id: name,
      type: "note",
      position: { x: 0, y: 0 },
      data: { params: { text: name } },
    });
    const orders = ["abcdef", "fabcde", "abxdef", "fedxba", "b", "", "zyx"];
    for (const [at, order] of orders.entries()) {
      const graph = {
        schemaVersion: 1,
        nodes: [...order].map(node),
        edges: [...order].map((name) => ({ id: name.repeat(3), source: name, target: "a" })),
        viewport: { x: at, y: 0, zoom: 1 },
      };
      expect((await put(id, graph, at + 1)).status).toBe(200);
      expect((await read(id)).graph).toEqual(graph);
    }
  });

  it("keeps a data key named __proto__ as plain data through storing, changing and reading", async () => {
    const text = (value: string) =>
      `{"graph":{"schemaVersion":1,"nodes":[{"id":"a","type":"note","position":{"x":0,"y":0},"data":{"params":{"__proto__":{"polluted":${value}},"constructor":1}}}],"edges":[]}}`;
    const id = await create(JSON.parse(text("1")).graph);
    await api("PUT", `/workflows/${id}/draft`, { text: text('"two"'), headers: { "If-Match": '"1"' } });
    expect(JSON.stringify({ graph: (await read(id)).graph })).toBe(text('"two"'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("keeps ids and text that are no valid Unicode", async () => {
    const graph = {
      schemaVersion: 1,
      nodes: ["\ud800", "\ud801", "\u0000", "é", "e\u0301"].map((id) => ({ id, data: { note: id } })),
      edges: [],
    };
    expect((await read(await create(graph))).graph).toEqual(graph);
  });

  it("of 2,000 nodes and 5 MiB is stored and changed", async () => {
    const node = (at: number) => ({
      id: `n${at}`,
      type: "note",
      position: { x: at, y: 0 },
      data: { params: { text: "x".repeat(2000) } },
    });
    const graph = { schemaVersion: 1, nodes: Array.from({ length: 2000 }, (_, at) => node(at)), edges: [] };
    const id = await create(graph);
    graph.nodes.splice(1000, 1, node(5000));
    expect((await put(id, graph, 1)).body.revision).toBe(2);
    expect((await read(id)).graph).toEqual(graph);
  });
});
