import { limits } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace, send, tokenOf } from "../../test/call-api.ts";
import { simpleGraph } from "../../test/graphs.ts";

const workspace = newWorkspace();
const api = apiOf(workspace);

const sized = (bytes: number): string => {
  const frame = '{"graph":{"schemaVersion":1,"nodes":[],"edges":[]}}';
  return frame + " ".repeat(bytes - frame.length);
};

/** Milliseconds of the fastest try, for the machine may be busy with other things. */
async function fastestOf(tries: number, work: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries; n++) {
    const started = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

describe("the body of a request", () => {
  it.each(["{", "nope", '{"a":1}}', "{'graph':1}", '{"graph":NaN}', "\u0000"])(
    "that is no JSON is refused: %j",
    async (text) => {
      const answer = await api("POST", "/compile", { text });
      expect(answer).toMatchObject({ status: 400, body: { code: "bad_json" } });
    },
  );

  it("that is not UTF-8 is refused", async () => {
    const request = new Request("https://weft.example/api/v1/compile", {
      method: "POST",
      headers: { Authorization: `Bearer ${tokenOf(workspace)}`, "Content-Type": "application/json" },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    });
    const response = await send(request, { WEFT_ADMIN_TOKEN: tokenOf(workspace) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad_json" });
  });

  it.each(["[]", '"text"', "7", "null"])("that is no object is refused: %s", async (text) => {
    expect((await api("POST", "/compile", { text })).status).toBe(422);
  });

  it("may be 5 MiB and not one byte more, which is refused without reading on", async () => {
    expect((await api("POST", "/compile", { text: sized(limits.bodyBytes) })).status).toBe(200);
    const answer = await api("POST", "/compile", { text: sized(limits.bodyBytes + 1) });
    expect(answer).toMatchObject({ status: 413, body: { code: "too_large" } });
  });

  it("is counted as it streams, so an endless one ends at the limit", async () => {
    let sent = 0;
    let stopped = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
      cancel() {
        stopped = true;
      },
    });
    const request = new Request("https://weft.example/api/v1/compile", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${tokenOf(workspace)}`,
        "Content-Type": "application/json",
        "Content-Length": "10",
      },
      body,
    });
    const response = await send(request, { WEFT_ADMIN_TOKEN: tokenOf(workspace) });
    expect(response.status).toBe(413);
    expect(stopped).toBe(true);
    expect(sent).toBeLessThan(2 * limits.bodyBytes);
  });

  it("nested 10,000 deep is refused in less than 50 ms", async () => {
    const text = `{"graph":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(await api("POST", "/compile", { text })).toMatchObject({
      status: 400,
      body: { code: "too_deep" },
    });
    expect(await api("POST", "/compile", { text: "[".repeat(10_000) })).toMatchObject({ status: 400 });
    expect(await fastestOf(5, () => api("POST", "/compile", { text }))).toBeLessThan(50);
  });

  it("may carry a graph 64 levels deep and not 65", async () => {
    const deep = (levels: number) => {
      const graph = simpleGraph();
      const value = JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
      (graph.nodes[1] as { data: object }).data = {
        params: { mode: "fields", fields: [{ key: "deep", value }] },
      };
      return { name: "Deep", graph };
    };
    // root, nodes, node, data, params, fields and field are seven levels.
    expect((await api("POST", "/workflows", { body: deep(57) })).status).toBe(201);
    expect(await api("POST", "/workflows", { body: deep(58) })).toMatchObject({
      status: 400,
      body: { code: "too_deep" },
    });
  });

  it.each(["tenantId", "moduleKey", "compiled", "__proto__", "constructor"])(
    "may not have the field %s",
    async (field) => {
      const text = `{"name":"A","${field}":{}}`;
      const answer = await api("POST", "/workflows", { text });
      expect(answer).toMatchObject({ status: 422, body: { code: "unknown_field", issues: [{ field }] } });
    },
  );

  it("may be left out where everything in it is optional", async () => {
    const { id } = (await api("POST", "/workflows", { body: { name: "A", graph: simpleGraph() } })).body;
    expect((await api("POST", `/workflows/${id}/publish`)).status).toBe(201);
    expect((await api("POST", `/workflows/${id}/publish`, { text: "" })).status).toBe(201);
    expect(await api("POST", "/workflows")).toMatchObject({
      status: 422,
      body: { issues: [{ field: "name" }] },
    });
  });
});

describe("a graph in a request", () => {
  const withNumber = (number: string) =>
    JSON.stringify({ name: "N", graph: simpleGraph() }).replace('"value":1', `"value":${number}`);

  it.each(["1e999", "-1e999"])("with the number %s cannot be stored and does not compile", async (number) => {
    const text = withNumber(number);
    const created = await api("POST", "/workflows", { text });
    expect(created).toMatchObject({
      status: 422,
      body: { code: "bad_number", issues: [{ code: "bad_number" }] },
    });
    const compiled = await api("POST", "/compile", { text: text.replace('"name":"N",', "") });
    expect(compiled).toMatchObject({ status: 200, body: { modules: null } });
    expect(compiled.body.diagnostics.map(({ code }: { code: string }) => code)).toContain("bad_number");
  });

  it.each([
    ["a root key of its own", { ...simpleGraph(), tenantId: "x" }, "unknown_field"],
    ["nodes that are no array", { schemaVersion: 1, nodes: {}, edges: [] }, "bad_param"],
    ["a node that is no object", { schemaVersion: 1, nodes: [1], edges: [] }, "bad_param"],
    ["a node without a text id", { schemaVersion: 1, nodes: [{ id: 7 }], edges: [] }, "bad_id"],
    ["the same id twice", { schemaVersion: 1, nodes: [{ id: "a" }, { id: "a" }], edges: [] }, "duplicate_id"],
    ["no edges", { schemaVersion: 1, nodes: [] }, "missing_param"],
    ["only text", "graph", "bad_json"],
    ["nothing", null, "bad_json"],
  ])("with %s cannot be stored and says so", async (_what, graph, code) => {
    const created = await api("POST", "/workflows", { body: { name: "A", graph } });
    expect(created.status).toBe(422);
    expect(created.body.issues.map((issue: { code: string }) => issue.code)).toContain(code);
    expect((await api("POST", "/compile", { body: { graph } })).body.modules).toBeNull();
  });

  it("is measured as it is stored, escapes included", async () => {
    const graph = simpleGraph();
    const texts = Array.from({ length: 20 }, () => "\u0001".repeat(20_000));
    (graph.nodes[1] as { data: object }).data = {
      params: { mode: "fields", fields: [{ key: "n", value: texts }] },
    };
    const answer = await api("POST", "/workflows", { body: { name: "A", graph } });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "too_large", issues: [{ nodeId: "answer" }] },
    });
  });

  it("of 2,001 nodes is refused in less than 200 ms", async () => {
    const nodes = Array.from({ length: 2001 }, (_, at) => ({
      id: `n${at}`,
      type: "note",
      position: { x: 0, y: 0 },
      data: {},
    }));
    const body = { name: "A", graph: { schemaVersion: 1, nodes, edges: [] } };
    const create = () => api("POST", "/workflows", { body });
    expect(await create()).toMatchObject({ status: 422, body: { code: "too_many_nodes" } });
    expect(await fastestOf(5, create)).toBeLessThan(200);
  });
});

describe("the name of a workflow", () => {
  it.each([
    ["empty", ""],
    ["blank", "   "],
    ["201 characters long", "a".repeat(201)],
    ["10,000 characters long", "a".repeat(10_000)],
    ["with a NUL", "a\u0000b"],
    ["with a direction override", "a\u202eb"],
    ["with half a character", "a\ud800b"],
    ["with a line break", "line\nbreak"],
    ["a number", 7],
    ["null", null],
  ])("is refused when it is %s", async (_what, name) => {
    const answer = await api("POST", "/workflows", { body: { name } });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ field: "name" }] } });
  });

  it("may be anything else, and need not be unique", async () => {
    for (const name of [
      "Zahlung prüfen · 支払い 🧵",
      "x".repeat(200),
      "<script>alert(1)</script>",
      "__proto__",
      "__proto__",
    ]) {
      const answer = await api("POST", "/workflows", { body: { name } });
      expect(answer).toMatchObject({ status: 201, body: { name } });
      expect((await api("GET", `/workflows/${answer.body.id}`)).body.name).toBe(name);
    }
  });
});
