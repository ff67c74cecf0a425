import { describe, expect, it } from "vitest";
import { check, fields, graph, http, manual, note, sleep, sleepUntil, waitEvent } from "../test/graph.ts";
import { errors, sound, start, withData, withNode, withParams } from "../test/sound-graph.ts";
import { compile } from "./index.ts";

describe("a document", () => {
  it.each<[string, unknown, string]>([
    ["that is no object", [], "bad_json"],
    ["with an unknown key", { ...sound, tenantId: "x" }, "unknown_field"],
    ["of another schema version", { ...sound, schemaVersion: 2 }, "bad_param"],
    ["without nodes", { schemaVersion: 1, edges: [] }, "missing_param"],
    [
      "with 2,001 nodes",
      { ...sound, nodes: Array.from({ length: 2001 }, (_, n) => ({ ...sound.nodes[1], id: `n${n}` })) },
      "too_many_nodes",
    ],
    [
      "with 5,001 edges",
      { ...sound, edges: Array.from({ length: 5001 }, (_, n) => ({ ...sound.edges[0], id: `e${n}` })) },
      "too_many_edges",
    ],
    ["nested too deep", withParams({ query: JSON.parse(`${"[".repeat(70)}${"]".repeat(70)}`) }), "too_deep"],
    ["with an infinite number", withParams({ query: JSON.parse("1e999") }), "bad_number"],
    ["with a long text", withParams({ url: "x".repeat(70_000) }), "string_too_long"],
    [
      "with a large node",
      withParams({ body: { type: "json", value: Array(30).fill("x".repeat(60_000)) } }),
      "too_large",
    ],
    ["with two nodes of one id", { ...sound, nodes: [...sound.nodes, sound.nodes[1]] }, "duplicate_id"],
    [
      "with two edges of one id",
      { ...sound, edges: [...sound.edges, { ...sound.edges[0], target: "start" }] },
      "duplicate_id",
    ],
    ["with an edge to nowhere", graph({ ...start }, "start -> gone"), "dangling_edge"],
    ["with an edge to itself", graph({ ...start, a: fields({ x: 1 }) }, "a -> a"), "self_edge"],
    [
      "with the same edge twice",
      graph({ ...start, a: fields({ x: 1 }) }, "start -> a", "start.out -> a"),
      "duplicate_edge",
    ],
    [
      "with a cycle",
      graph({ ...start, a: fields({ x: 1 }), b: fields({ x: 1 }) }, "start -> a", "a -> b", "b -> a"),
      "cycle",
    ],
    ["without a trigger", graph({ a: fields({ x: 1 }) }), "trigger_count"],
  ])("%s is %s", (_, document, code) => expect(errors(document)).toContain(code));

  it("names the path of a cycle", () => {
    const document = graph(
      { ...start, a: fields({ x: 1 }), b: fields({ x: 1 }) },
      "start -> a",
      "a -> b",
      "b -> a",
    );
    expect(compile(document).diagnostics.find(({ code }) => code === "cycle")?.message).toMatch(
      /a → b → a|b → a → b/,
    );
  });

  it("is reported whole, not just up to the first mistake, and in a stable order", () => {
    const document = { ...withParams({ method: "GOT", url: "", extra: 1 }), tenantId: 1 };
    expect(errors(document)).toEqual(["unknown_field", "bad_param", "missing_param", "unknown_field"]);
  });

  it.each(["__proto__", "constructor", "toString", "await", "trigger", "A", "a-b", 7, undefined])(
    "refuses the id %j",
    (id) => expect(errors(withNode({ id }))).toContain("bad_id"),
  );

  it.each(["frobnicate", "toString", "__proto__"])("refuses the kind %s", (type) =>
    expect(errors(withNode({ type }))).toContain("unknown_type"),
  );
});

describe("a node", () => {
  it.each<[string, object, string]>([
    ["a name over 200 characters", withData({ name: "x".repeat(10_000) }), "name_too_long"],
    ["a lone surrogate in its name", withData({ name: "a\ud800" }), "bad_name"],
    ["NUL in its name", withData({ name: "a\0" }), "bad_name"],
    ["a direction override in its name", withData({ name: "a\u202eb" }), "bad_name"],
    ["an unknown key", withNode({ moduleKey: "x" }), "unknown_field"],
    ["an unknown key in its data", withData({ compiled: "x" }), "unknown_field"],
    ["an unknown param", withParams({ verify: false }), "unknown_field"],
    ["a missing param", withParams({ url: undefined }), "missing_param"],
    ["an empty needed param", withParams({ url: "" }), "missing_param"],
    ["a wrong param", withParams({ method: "GOT" }), "bad_param"],
    ["an unknown body", withParams({ body: { type: "zip" } }), "bad_param"],
    ["a file response", withParams({ response: "file" }), "bad_param"],
    ["a bad timeout", withData({ timeout: "soon" }), "bad_duration"],
    ["a bad retry delay", withData({ retry: { delay: -1 } }), "bad_duration"],
    ["a bad retry limit", withData({ retry: { limit: 1.5 } }), "bad_param"],
    ["a join of its own making", withData({ join: "some" }), "bad_param"],
    ["a parent that is no container", withNode({ parentId: "start" }), "bad_parent"],
  ])("with %s is refused", (_, document, code) => expect(errors(document)).toContain(code));

  it("may only be disabled if it is an action", () => {
    expect(errors(graph({ ...start, c: { ...check(true), disabled: true } }, "start -> c"))).toContain(
      "cannot_disable",
    );
  });

  it.each(["5 minutes", 1500, "{{ trigger.body.wait }}"])("may sleep for %j", (duration) =>
    expect(errors(graph({ ...start, nap: sleep(duration) }, "start -> nap"))).toEqual([]),
  );

  it("must sleep for a duration or until a date", () => {
    expect(errors(graph({ ...start, nap: sleep("a while") }, "start -> nap"))).toEqual(["bad_duration"]);
    expect(errors(graph({ ...start, nap: sleepUntil("someday") }, "start -> nap"))).toEqual(["bad_param"]);
    expect(errors(graph({ ...start, nap: sleepUntil("2027-01-31") }, "start -> nap"))).toEqual([]);
  });

  it("must wait for at least one event, and for each only once", () => {
    expect(errors(graph({ ...start, ask: waitEvent() }, "start -> ask"))).toEqual(["bad_param"]);
    expect(errors(graph({ ...start, ask: waitEvent("a", "a") }, "start -> ask"))).toEqual(["bad_param"]);
  });
});

describe("an edge", () => {
  it.each([
    ["from a handle the kind does not have", "call.maybe -> next"],
    ["into a trigger", "call -> start"],
    ["from a note", "memo -> next"],
  ])("%s is refused", (_, wire) => {
    const document = graph(
      { ...start, call: http("https://x.test"), next: fields({ x: 1 }), memo: note("x") },
      "start -> call",
      wire,
    );
    expect(errors(document)).toContain("bad_port");
  });

  it("may leave an event's handle while that event is waited for", () => {
    const ask = (event: string) =>
      graph(
        { ...start, ask: waitEvent("paid", "timeout"), next: fields({ x: 1 }) },
        "start -> ask",
        `ask.${event} -> next`,
      );
    expect(errors(ask("event:paid"))).toEqual([]);
    expect(errors(ask("timeout"))).toEqual([]);
    expect(errors(ask("event:refused"))).toEqual(["bad_port"]);
  });

  it("may leave error where the kind is an action", () => {
    expect(
      errors(
        graph(
          { ...start, call: http("https://x.test"), next: fields({ x: 1 }) },
          "start -> call",
          "call.error -> next",
        ),
      ),
    ).toEqual([]);
    const others = {
      start: manual(),
      big: check("{{ trigger.body.x }}"),
      nap: sleep(5),
      ask: waitEvent("paid"),
    };
    for (const [id, node] of Object.entries(others))
      expect(errors(graph({ ...start, [id]: node, next: fields({ x: 1 }) }, `${id}.error -> next`))).toEqual([
        "bad_port",
      ]);
  });
});
