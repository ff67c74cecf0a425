import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace } from "../../../test/call-api.ts";
import { brokenGraph, simpleGraph } from "../../../test/graphs.ts";
import { sha256 } from "../../modules/sha256.ts";

const workspace = newWorkspace();
const api = apiOf(workspace);

const create = async (graph: unknown = simpleGraph()): Promise<string> =>
  (await api("POST", "/workflows", { body: { name: "A", graph } })).body.id;

const publish = (id: string, message?: string) =>
  api("POST", `/workflows/${id}/publish`, message === undefined ? {} : { body: { message } });

const put = (id: string, graph: unknown, revision: number) =>
  api("PUT", `/workflows/${id}/draft`, { body: { graph }, headers: { "If-Match": `"${revision}"` } });

describe("publishing", () => {
  it("makes version after version and the newest one live", async () => {
    const id = await create();
    const first = await publish(id, "First\nof all");
    expect(first).toMatchObject({
      status: 201,
      body: { version: 1, manifest: { hosts: [], secrets: [] }, diagnostics: [] },
    });
    expect(first.body.hash).toMatch(/^[0-9a-f]{64}$/);
    await put(id, { ...simpleGraph(), nodes: [...simpleGraph().nodes].slice(0, 1), edges: [] }, 1);
    const second = await publish(id);
    expect(second.body.version).toBe(2);
    expect(second.body.hash).not.toBe(first.body.hash);
    expect((await api("GET", `/workflows/${id}`)).body.liveVersion).toBe(2);
    const { items } = (await api("GET", `/workflows/${id}/versions`)).body;
    expect(items).toMatchObject([
      { version: 2, hash: second.body.hash, message: "", author: "admin", live: true },
      { version: 1, hash: first.body.hash, message: "First\nof all", author: "admin", live: false },
    ]);
  });

  it("refuses a graph with errors, with every diagnostic, and stores nothing", async () => {
    const id = await create(brokenGraph());
    const answer = await publish(id);
    expect(answer).toMatchObject({ status: 422, body: { code: "has_errors" } });
    const codes = answer.body.issues.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(["unknown_type", "trigger_count"]));
    expect((await api("GET", `/workflows/${id}/versions`)).body.items).toEqual([]);
    expect((await api("GET", `/workflows/${id}`)).body.liveVersion).toBeNull();
  });

  it("stores the module under the hash of exactly its bytes, and the graph under its own", async () => {
    const id = await create();
    const { hash } = (await publish(id)).body;
    const object = await env.BUCKET.get(`modules/${workspace}/${hash}.json`);
    const text = (await object?.text()) ?? "";
    expect(await sha256(text)).toBe(hash);
    const stored = JSON.parse(text);
    expect(Object.keys(stored).toSorted()).toEqual([
      "compatibilityDate",
      "compatibilityFlags",
      "compiler",
      "format",
      "host",
      "mainModule",
      "modules",
    ]);
    expect(stored.modules[stored.mainModule]).toContain('step.do("answer"');
    const compiled = (await api("POST", "/compile", { body: { graph: simpleGraph() } })).body;
    expect(stored.modules).toEqual(compiled.modules);
  });

  it("makes no new module of a node that was only moved", async () => {
    const id = await create();
    const { hash } = (await publish(id)).body;
    const moved = simpleGraph();
    (moved.nodes[0] as { position: object }).position = { x: 40, y: 40 };
    await put(id, moved, 1);
    expect((await publish(id)).body).toMatchObject({ version: 2, hash });
    const [one, two] = await Promise.all([1, 2].map((n) => api("GET", `/workflows/${id}/versions/${n}`)));
    expect([one?.body.graph, two?.body.graph]).toEqual([simpleGraph(), moved]);
  });

  it("makes a version of the same content again, with the same hash", async () => {
    const id = await create();
    const { hash } = (await publish(id)).body;
    expect((await publish(id, "Again")).body).toMatchObject({ version: 2, hash });
  });

  it("refuses a message that hides what it says", async () => {
    const id = await create();
    for (const message of ["a\u202eb", "a\u0000b", "x".repeat(1001)])
      expect((await publish(id, message)).status).toBe(422);
  });

  it("at the same time gives every version its own number", async () => {
    const id = await create();
    const numbers = (await Promise.all(Array.from({ length: 10 }, () => publish(id)))).map(
      ({ body }) => body.version,
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("a version", () => {
  it("is read with its graph, its code and its steps", async () => {
    const id = await create();
    await publish(id);
    const { status, body } = await api("GET", `/workflows/${id}/versions/1`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      live: true,
      graph: simpleGraph(),
      steps: { answer: { nodeId: "answer" } },
    });
    expect(body.modules["workflow.js"]).toContain("WorkflowEntrypoint");
  });

  it("is made live again without making a new one", async () => {
    const id = await create();
    await publish(id);
    await publish(id);
    const answer = await api("POST", `/workflows/${id}/versions/1/promote`);
    expect(answer).toMatchObject({ status: 200, body: { version: 1, live: true } });
    expect((await api("GET", `/workflows/${id}`)).body.liveVersion).toBe(1);
    expect((await api("GET", `/workflows/${id}/versions`)).body.items).toHaveLength(2);
    const more = await api("POST", `/workflows/${id}/versions/2/promote`, {
      body: { message: "no such thing" },
    });
    expect(more).toMatchObject({ status: 422, body: { code: "unknown_field" } });
  });

  it.each(["3", "0", "-1", "1.0", "01", "x", "999999999999999999"])(
    "%s that is none is missing",
    async (version) => {
      const id = await create();
      await publish(id);
      expect((await api("GET", `/workflows/${id}/versions/${version}`)).status).toBe(404);
      expect((await api("POST", `/workflows/${id}/versions/${version}/promote`)).status).toBe(404);
    },
  );

  it("whose module is gone or altered is not answered with another", async () => {
    const id = await create(simpleGraph("Only here"));
    const { hash } = (await publish(id)).body;
    const key = `modules/${workspace}/${hash}.json`;
    const text = (await (await env.BUCKET.get(key))?.text()) ?? "";
    await env.BUCKET.put(key, text.replace("WorkflowEntrypoint", "WorkflowEntrypainT"));
    expect(await api("GET", `/workflows/${id}/versions/1`)).toMatchObject({
      status: 500,
      body: { code: "module_corrupt" },
    });
    await env.BUCKET.delete(key);
    expect(await api("GET", `/workflows/${id}/versions/1`)).toMatchObject({
      status: 503,
      body: { code: "module_missing" },
    });
  });
});
