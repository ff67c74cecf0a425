import { describe, expect, it } from "vitest";
import { connectionProblem } from "./connection-problem.ts";
import { sampleGraph } from "./sample-graph.ts";

const graph = sampleGraph(
  {
    start: ["manual", 0, 0],
    ask: ["if", 300, 0],
    yes: ["http", 600, 0],
    no: ["http", 600, 100],
    paper: ["note", 0, 200],
    other: ["strange", 0, 300],
  },
  ["start>ask", "ask:true>yes"],
);
const problem = (source: string, target: string, sourceHandle?: string, targetHandle?: string) =>
  connectionProblem(graph, {
    source,
    target,
    ...(sourceHandle ? { sourceHandle } : {}),
    ...(targetHandle ? { targetHandle } : {}),
  });

describe("connectionProblem", () => {
  it("lets a new wire between two steps pass, error handles and joins included", () => {
    expect(problem("ask", "no", "false")).toBeNull();
    expect(problem("yes", "no")).toBeNull();
    expect(problem("yes", "no", "error")).toBeNull();
    expect(problem("ask", "yes", "false")).toBeNull();
  });

  it("names what is wrong with any other", () => {
    expect(problem("yes", "yes")).toBe("self");
    expect(problem("start", "ask")).toBe("duplicate");
    expect(problem("yes", "ask")).toBe("cycle");
    expect(problem("yes", "start")).toBe("noInput");
    expect(problem("yes", "paper")).toBe("noInput");
    expect(problem("paper", "yes")).toBe("noOutput");
    expect(problem("other", "yes")).toBe("noOutput");
    expect(problem("ask", "no", "out")).toBe("unknownHandle");
    expect(problem("yes", "no", "out", "side")).toBe("unknownHandle");
    expect(problem("yes", "gone")).toBe("missing");
  });

  it("refuses a wire over the border of a container", () => {
    const nested = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === "no" ? { ...node, parentId: "box" } : node)),
    };
    expect(connectionProblem(nested, { source: "yes", target: "no" })).toBe("crossesContainer");
  });
});
