import { type Graph, initialRun, reduceRun } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { type CanvasView, flowNodeMaker } from "./flow-nodes.ts";
import { flowEdgeMaker } from "./flow-wires.ts";

const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: {} },
    { id: "ask", type: "if", position: { x: 320, y: 0 }, data: { params: {} } },
    { id: "yes", type: "http", position: { x: 640, y: 0 }, data: { params: {} } },
    { id: "memo", type: "note", position: { x: 0, y: 300 }, data: {}, width: 300, height: 90 },
    { id: "odd", type: "nobody knows", position: { x: 0, y: 500 }, data: {} },
  ],
  edges: [
    { id: "a", source: "start", target: "ask" },
    { id: "b", source: "ask", sourceHandle: "true", target: "yes" },
    { id: "c", source: "odd", sourceHandle: "strange", target: "yes" },
    { id: "d", source: "yes", target: "gone" },
  ],
};
const view = (change: Partial<CanvasView> = {}): CanvasView => ({
  graph,
  selectedNodes: new Set(),
  selectedEdges: new Set(),
  moving: new Map(),
  sizing: new Map(),
  drop: {},
  run: null,
  problems: new Map(),
  ...change,
});
const changed = <T>(before: T[], after: T[]): number[] =>
  after.flatMap((item, index) => (item === before[index] ? [] : [index]));

describe("cards", () => {
  it("are made anew only where something about them changed", () => {
    const make = flowNodeMaker();
    const first = make(view());
    expect(changed(first, make(view()))).toEqual([]);
    expect(changed(first, make(view({ selectedNodes: new Set(["ask"]) })))).toEqual([1]);
    const now = make(view());
    const run = initialRun(graph);
    const overlaid = make(view({ run }));
    const event = {
      eventId: 1,
      timestamp: 0,
      type: "step_started" as const,
      stepName: "yes-1",
      nodeId: "yes",
    };
    expect(changed(overlaid, make(view({ run: reduceRun(run, event) })))).toEqual([2]);
    expect(now).toHaveLength(5);
  });

  it("stand where they are dragged before that becomes an edit", () => {
    const nodes = flowNodeMaker()(view({ moving: new Map([["ask", { x: 7, y: 9 }]]) }));
    expect(nodes[1]?.position).toEqual({ x: 7, y: 9 });
  });

  it("have all their handles and size without being rendered", () => {
    const nodes = flowNodeMaker()(view());
    expect(nodes[1]?.handles?.map(({ id, type }) => `${type} ${id}`)).toEqual([
      "target in",
      "source true",
      "source false",
    ]);
    expect(nodes[1]).toMatchObject({ width: 240, height: 64 });
    expect(nodes[3]).toMatchObject({ type: "note", width: 300, height: 90, handles: [] });
  });

  it("of an unknown kind still have the handles that wires use", () => {
    const odd = flowNodeMaker()(view())[4];
    expect(odd?.handles?.map(({ id }) => id)).toEqual(["strange"]);
  });
});

describe("containers", () => {
  const looped: Graph = {
    schemaVersion: 1,
    nodes: [
      { id: "in", type: "http", position: { x: 40, y: 70 }, parentId: "each", data: {} },
      { id: "back", type: "http", position: { x: 0, y: 0 }, parentId: "each", data: {} },
      { id: "each", type: "for_each", position: { x: 100, y: 0 }, data: {} },
    ],
    edges: [{ id: "u", source: "in", sourceHandle: "undo", target: "back" }],
  };
  const cards = () => flowNodeMaker()(view({ graph: looped }));

  it("come before what lies in them, which counts its place from their corner", () => {
    expect(cards().map(({ id, parentId, position }) => [id, parentId, position])).toEqual([
      ["each", undefined, { x: 100, y: 0 }],
      ["in", "each", { x: 40, y: 70 }],
      ["back", "in", { x: 0, y: 104 }],
    ]);
  });

  it("lie under their steps, and what is dragged over all", () => {
    const depth = (nodes: ReturnType<typeof cards>) =>
      Object.fromEntries(nodes.map(({ id, zIndex = 0 }) => [id, zIndex]));
    const still = depth(cards());
    expect(still.in).toBeGreaterThan(still.each ?? 0);
    const dragged = depth(
      flowNodeMaker()(view({ graph: looped, moving: new Map([["in", { x: 0, y: 0 }]]) })),
    );
    expect(dragged.in).toBeGreaterThan(1000);
    expect(dragged.back).toBeGreaterThan(1000);
    expect(dragged.each).toBe(still.each);
  });

  it("lets what undoes a step be moved with that step only, from top to bottom", () => {
    const back = cards()[2];
    expect(back).toMatchObject({ draggable: false });
    expect(back?.handles?.map(({ id, position }) => `${id} ${position}`)).toEqual(["in top", "out bottom"]);
    expect(cards()[1]?.data.lane).toBeGreaterThan(104);
  });

  it("say what a drop would do, and that they are empty", () => {
    const empty = { ...looped, nodes: looped.nodes.slice(2), edges: [] };
    const [card] = flowNodeMaker()(view({ graph: empty, drop: { each: "into" } }));
    expect(card?.data).toMatchObject({ drop: "into", empty: true });
    expect(cards()[0]?.data.empty).toBe(false);
  });
});

describe("wires", () => {
  it("are drawn as the run took them, and left out where an end is missing", () => {
    const run = { ...initialRun(graph), edges: { a: true, b: false } };
    const wires = flowEdgeMaker()(view({ run }));
    expect(wires.map(({ id, data }) => `${id} ${data?.run}`)).toEqual(["a taken", "b not_taken", "c open"]);
  });

  it("lead to a step at work, and away from a failed one", () => {
    const failing = { id: "e", source: "yes", sourceHandle: "error", target: "odd" };
    const wired = { ...graph, edges: [...graph.edges, failing] };
    const begun = reduceRun(initialRun(wired), {
      eventId: 1,
      timestamp: 0,
      type: "step_started",
      stepName: "ask-1",
      nodeId: "ask",
    });
    const run = { ...begun, edges: { a: true, e: true } };
    const wires = flowEdgeMaker()(view({ graph: wired, run }));
    expect(wires.find(({ id }) => id === "a")?.data?.run).toBe("active");
    expect(wires.find(({ id }) => id === "e")?.data?.run).toBe("failed");
  });

  it("of an undo lane go the other way while the run goes back over their step, and stay so", () => {
    const undoing = {
      ...graph,
      nodes: [...graph.nodes, { id: "back", type: "http", position: { x: 0, y: 0 }, data: {} }],
      edges: [...graph.edges, { id: "u", source: "yes", sourceHandle: "undo", target: "back" }],
    };
    const done = { ...initialRun(undoing), edges: { a: true, b: true } };
    const { yes } = done.nodes;
    if (!yes || !done.progress) throw new Error("The run has begun");
    const undone = { ...done, nodes: { ...done.nodes, yes: { ...yes, status: "undone" as const } } };
    const wire = (run: typeof done, id: string) =>
      flowEdgeMaker()(view({ graph: undoing, run })).find((each) => each.id === id)?.data;
    expect(wire(done, "u")).toMatchObject({ undo: true, run: "open" });
    const going = { ...undone, progress: { ...done.progress, isUndoing: true } };
    expect([wire(going, "u")?.run, wire(going, "b")?.run]).toEqual(["undoing", "undoing"]);
    expect([wire(undone, "u")?.run, wire(undone, "a")?.run]).toEqual(["undone", "taken"]);
  });
});
