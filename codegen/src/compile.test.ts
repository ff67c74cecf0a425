import { describe, expect, it } from "vitest";
import { check, fields, graph, http, inside, note, repeat, sleep, value, waitEvent } from "../test/graph.ts";
import { errors, sound, start, withNode, withParams } from "../test/sound-graph.ts";
import { compile } from "./index.ts";

describe("compile", () => {
  it("gives a module in which every step stands literally", () => {
    const { modules, diagnostics, steps, mainModule } = compile(sound);
    expect(diagnostics).toEqual([]);
    expect(modules?.[mainModule]).toContain('step.do("call", ');
    expect(steps).toEqual({ call: { nodeId: "call" } });
  });

  it("does not change the graph, and gives the same module for it every time", () => {
    const document = structuredClone(sound);
    const freeze = (item: unknown): unknown =>
      typeof item === "object" && item !== null
        ? Object.freeze(Object.values(item).map(freeze)) && Object.freeze(item)
        : item;
    freeze(document);
    expect(compile(document)).toEqual(compile(sound));
  });

  it("gives the same module wherever the nodes stand", () => {
    expect(compile(withNode({ position: { x: 999, y: 3 } })).modules).toEqual(compile(sound).modules);
  });

  it("maps every node to its lines in the module", () => {
    const { modules, lines } = compile(sound);
    const text = modules?.["workflow.js"]
      ?.split("\n")
      .slice((lines.call?.start ?? 0) - 1, lines.call?.end)
      .join("\n");
    expect(text).toMatch(/^\s+const call = await step\.do\("call"/);
    expect(text?.trimEnd()).toMatch(/\);$/);
  });

  it("names the phases of kinds that take several steps", () => {
    const { steps } = compile(
      graph({ ...start, nap: sleep("1 second"), ask: waitEvent("paid") }, "start -> nap", "nap -> ask"),
    );
    expect(Object.keys(steps)).toEqual(["nap:sleep", "nap", "ask:open", "ask:wait", "ask"]);
    expect(steps["ask:wait"]).toEqual({ nodeId: "ask", phase: "wait" });
  });

  it("counts the steps of a run: exactly where nothing branches, else from the least to the most", () => {
    const line = graph({ ...start, a: fields({ x: 1 }), b: fields({ x: 1 }) }, "start -> a", "a -> b");
    expect(compile(line).cost).toEqual({ min: 2, max: 2 });
    const fork = graph(
      { ...start, big: check(true), yes: fields({ x: 1 }), no: fields({ x: 1 }) },
      "start -> big",
      "big.true -> yes",
      "big.false -> no",
    );
    expect(compile(fork).cost).toEqual({ min: 1, max: 2 });
  });

  it("counts the longer of two ways, so that a long loop on each of them is not one too many", () => {
    const loop = repeat("{{ index > 5 }}", { maxIterations: 900 });
    const steps = (id: string) =>
      Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${id}_${n}`, fields({ n })]));
    const twoWays = graph(
      {
        ...start,
        big: check("{{ trigger.body.big }}"),
        a: loop,
        b: loop,
        ...inside("a", steps("a")),
        ...inside("b", steps("b")),
      },
      "start -> big",
      "big.true -> a",
      "big.false -> b",
    );
    expect(errors(twoWays)).toEqual([]);
    const oneWay = { ...twoWays, edges: graph({}, "start -> a", "a -> b").edges };
    expect(errors(oneWay)).toEqual(["too_many_steps"]);
  });

  it("renames variables that would hide what the module uses", () => {
    const { modules } = compile(
      graph(
        { ...start, http: http("https://x.test"), host: value("{{ http.status }}") },
        "start -> http",
        "http -> host",
      ),
    );
    expect(modules?.["workflow.js"]).toContain('const http$ = await step.do("http", (context) =>');
    expect(modules?.["workflow.js"]).toContain(
      'const host$ = await step.do("host", once, () => http$?.status);',
    );
  });

  it("lists the hosts a version may reach, * for a computed one", () => {
    expect(compile(withParams({ url: "https://API.example.com:8443/a" })).manifest.hosts).toEqual([
      "api.example.com:8443",
    ]);
    expect(compile(withParams({ url: "https://{{ trigger.body.host }}/a" })).manifest.hosts).toEqual(["*"]);
    expect(compile(withParams({ url: "https://a{{ trigger.body.host }}.com/a" })).manifest.hosts).toEqual([
      "*",
    ]);
  });

  it("lists the secrets a version uses", () => {
    expect(compile(withParams({ auth: { type: "bearer", secret: "TOKEN" } })).manifest.secrets).toEqual([
      "TOKEN",
    ]);
  });

  it("leaves notes out", () => {
    const { modules, diagnostics } = compile({
      ...sound,
      nodes: [...sound.nodes, ...graph({ n: note("a */ b") }).nodes],
    });
    expect(diagnostics).toEqual([]);
    expect(modules?.["workflow.js"]).not.toContain("a *");
  });
});
