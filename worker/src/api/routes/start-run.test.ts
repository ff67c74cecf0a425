import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace, type Sent } from "../../../test/call-api.ts";
import { brokenGraph, simpleGraph } from "../../../test/graphs.ts";

const api = apiOf(newWorkspace());

async function published(graph: unknown = simpleGraph()) {
  const { id } = (await api("POST", "/workflows", { body: { name: "A", graph } })).body;
  await api("POST", `/workflows/${id}/publish`);
  const start = (body?: unknown, headers: Record<string, string> = {}, more: Sent = {}) =>
    api("POST", `/workflows/${id}/runs`, { body, headers, ...more });
  return { id, start };
}

const ended = async (id: string) => {
  for (;;) {
    const { body } = await api("GET", `/runs/${id}`);
    if (body.endedAt) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe("starting a run", () => {
  it("answers with the run, which goes to its end", async () => {
    const { id, start } = await published();
    const answer = await start({ input: { order: 7 } });
    expect(answer).toMatchObject({ status: 201, body: { version: 1, status: "queued" } });
    expect(answer.body.id).toMatch(/^[a-z0-9]{1,100}$/);
    expect(await ended(answer.body.id)).toMatchObject({
      workflowId: id,
      workflowName: "A",
      version: 1,
      trigger: "start",
      status: "complete",
      input: { order: 7 },
      output: { n: 1 },
      error: null,
      nodes: { start: { status: "complete" }, answer: { status: "complete" } },
    });
  });

  it("needs no body; the input is {} then", async () => {
    const { start } = await published();
    const { body } = await start();
    expect((await ended(body.id)).input).toEqual({});
  });

  it.each([[null], [false], [0], [""], [[]]])("takes any JSON as input: %j", async (input) => {
    const { start } = await published();
    expect((await ended((await start({ input })).body.id)).input).toEqual(input);
  });

  it("gives every run another id that nobody can guess", async () => {
    const { start } = await published();
    const ids = (await Promise.all(Array.from({ length: 5 }, () => start({})))).map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id.length).toBeGreaterThanOrEqual(26);
  });

  it("is refused where nothing is published, though the draft runs", async () => {
    const { id } = (await api("POST", "/workflows", { body: { name: "A", graph: simpleGraph() } })).body;
    expect(await api("POST", `/workflows/${id}/runs`)).toMatchObject({
      status: 409,
      body: { code: "not_published" },
    });
    const draft = await api("POST", `/workflows/${id}/runs`, { body: { version: "draft" } });
    expect(draft).toMatchObject({ status: 201, body: { version: "draft" } });
    expect(await ended(draft.body.id)).toMatchObject({ version: "draft", status: "complete" });
    const definition = await api("GET", `/runs/${draft.body.id}/definition`);
    expect(definition.body).toMatchObject({ graph: simpleGraph(), steps: { answer: { nodeId: "answer" } } });
    expect(definition.body.modules["workflow.js"]).toContain("WorkflowEntrypoint");
  });

  it("of a draft with errors is refused with every diagnostic", async () => {
    const { id } = (await api("POST", "/workflows", { body: { name: "A", graph: brokenGraph() } })).body;
    const answer = await api("POST", `/workflows/${id}/runs`, { body: { version: "draft" } });
    expect(answer).toMatchObject({ status: 422, body: { code: "has_errors" } });
    expect(answer.body.issues.length).toBeGreaterThan(1);
  });

  it("is refused where the workflow is switched off", async () => {
    const { id, start } = await published();
    await api("PATCH", `/workflows/${id}`, { body: { enabled: false } });
    expect(await start({})).toMatchObject({ status: 409, body: { code: "disabled" } });
    expect(await start({ version: "draft" })).toMatchObject({ status: 409, body: { code: "disabled" } });
  });

  it("runs the version asked for, the live one if none is", async () => {
    const { id, start } = await published();
    await api("POST", `/workflows/${id}/publish`);
    expect((await start({ version: 1 })).body.version).toBe(1);
    expect((await start({})).body.version).toBe(2);
    await api("POST", `/workflows/${id}/versions/1/promote`);
    expect((await start({})).body.version).toBe(1);
    expect((await start({ version: 3 })).status).toBe(404);
    for (const version of [0, -1, 1.5, "live", "1", null])
      expect((await start({ version })).status).toBe(422);
  });

  it("takes the first trigger that a request may start, and the first of all where there is none", async () => {
    const triggers = (...types: string[]) => {
      const nodes = types.map((type) => ({
        id: type,
        type,
        position: { x: 0, y: 0 },
        data: { name: type, params: {} },
      }));
      const [, answer] = simpleGraph().nodes;
      const edges = types.map((type) => ({ id: type, source: type, target: "answer" }));
      return { schemaVersion: 1, nodes: [...nodes, answer], edges };
    };
    const both = await published(triggers("called", "manual"));
    expect((await ended((await both.start()).body.id)).trigger).toBe("manual");
    const called = await published(triggers("called"));
    const run = await ended((await called.start({ input: 1 })).body.id);
    expect(run).toMatchObject({ trigger: "called", input: 1, parent: null, status: "complete" });
  });

  it("takes one of the version's triggers and nothing else", async () => {
    const graph = simpleGraph();
    graph.nodes.push({ id: "other", type: "manual", position: { x: 0, y: 200 }, data: {} });
    graph.edges.push({ id: "e2", source: "other", target: "answer" });
    const { start } = await published(graph);
    const run = await ended((await start({ trigger: "other" })).body.id);
    expect(run).toMatchObject({
      trigger: "other",
      nodes: { start: { status: "skipped" }, other: { status: "complete" } },
    });
    for (const trigger of ["answer", "nothing", "", "__proto__"]) {
      expect(await start({ trigger })).toMatchObject({ status: 422, body: { code: "unknown_trigger" } });
    }
  });

  it("refuses fields it does not know and numbers that cannot be kept", async () => {
    const { start } = await published();
    expect(await start({ input: {}, hash: "0" })).toMatchObject({
      status: 422,
      body: { code: "unknown_field" },
    });
    const answer = await start(undefined, {}, { text: '{"input":{"a":[1,-1e999]}}' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "bad_number", issues: [{ field: "input.a.1" }] },
    });
  });

  it("keeps an input with a key named __proto__ as it is", async () => {
    const { start } = await published();
    const text = '{"input":{"__proto__":{"admin":true},"a":1}}';
    const { id } = (await start(undefined, {}, { text })).body;
    expect(JSON.stringify({ input: (await ended(id)).input })).toBe(text);
  });

  it("takes almost 1 MiB of input and refuses more", async () => {
    const { start } = await published();
    expect((await start({ input: "x".repeat(1024 * 1024 - 2000) })).status).toBe(201);
    expect(await start({ input: "x".repeat(1024 * 1024) })).toMatchObject({
      status: 413,
      body: { code: "too_large" },
    });
    expect((await start({ input: "ü".repeat(600 * 1024) })).status).toBe(413);
  });
});

describe("an idempotency key", () => {
  it("makes twenty requests at once one run", async () => {
    const { id, start } = await published();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => start({ input: { order: 1 } }, { "Idempotency-Key": "order-1" })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    const run = await ended(answers[0]?.body.id);
    expect(run.nodes.answer.attempts).toBe(1);
    expect((await api("GET", `/runs?workflow=${id}`)).body.items).toHaveLength(1);
  });

  it("answers with the present status later on, whatever was published or switched off since", async () => {
    const { id, start } = await published();
    const key = { "Idempotency-Key": "later" };
    const first = (await start({}, key)).body;
    await ended(first.id);
    await api("POST", `/workflows/${id}/publish`);
    await api("PATCH", `/workflows/${id}`, { body: { enabled: false } });
    expect(await start({}, key)).toMatchObject({
      status: 200,
      body: { id: first.id, version: 1, status: "complete" },
    });
  });

  it("with another body is a conflict, however the same body is written it is not", async () => {
    const { start } = await published();
    const key = { "Idempotency-Key": "k" };
    const first = await start({ input: { a: 1, b: 2 } }, key);
    const same = await start(undefined, key, { text: '{ "input" : {"b":2, "a":1} }' });
    expect(same).toMatchObject({ status: 200, body: { id: first.body.id } });
    for (const body of [{}, { input: { a: 1 } }, { input: { a: 1, b: 2 }, version: 1 }]) {
      expect(await start(body, key)).toMatchObject({ status: 409, body: { code: "idempotency_key_reused" } });
    }
  });

  it("holds for draft runs too, also when the draft has errors by now", async () => {
    const { id, start } = await published();
    const key = { "Idempotency-Key": "draft" };
    const first = await start({ version: "draft" }, key);
    await api("PUT", `/workflows/${id}/draft`, {
      body: { graph: brokenGraph() },
      headers: { "If-Match": '"1"' },
    });
    expect(await start({ version: "draft" }, key)).toMatchObject({
      status: 200,
      body: { id: first.body.id },
    });
  });

  it("is each workflow's and each workspace's own", async () => {
    const [one, two] = [await published(), await published()];
    const key = { "Idempotency-Key": "same" };
    const ids = [(await one.start({}, key)).body.id, (await two.start({}, key)).body.id];
    const other = apiOf(newWorkspace());
    const { id } = (await other("POST", "/workflows", { body: { name: "A", graph: simpleGraph() } })).body;
    await other("POST", `/workflows/${id}/publish`);
    ids.push((await other("POST", `/workflows/${id}/runs`, { headers: key })).body.id);
    expect(new Set(ids).size).toBe(3);
  });

  it("that is empty or endless is refused", async () => {
    const { start } = await published();
    for (const key of ["", "k".repeat(256)]) {
      expect(await start({}, { "Idempotency-Key": key })).toMatchObject({
        status: 400,
        body: { code: "bad_idempotency_key" },
      });
    }
  });
});
