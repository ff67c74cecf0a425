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
    const nested = sampleGraph(
      { yes: ["http", 0, 0], each: ["for_each", 400, 0], no: ["http", 30, 60], end: ["http", 30, 160] },
      [],
      { each: ["no", "end"] },
    );
    const between = (source: string, target: string) => connectionProblem(nested, { source, target });
    expect(between("yes", "no")).toBe("crossesContainer");
    expect(between("each", "no")).toBe("crossesContainer");
    expect(between("yes", "each")).toBeNull();
    expect(between("no", "end")).toBeNull();
  });

  describe("about what undoes a step", () => {
    const undoing = sampleGraph(
      {
        pay: ["http", 0, 0],
        refund: ["http", 0, 100],
        tell: ["http", 0, 200],
        next: ["http", 300, 0],
        ask: ["if", 600, 0],
        free: ["http", 600, 200],
      },
      ["pay>next", "pay:undo>refund", "refund>tell"],
    );
    const problemOf = (source: string, target: string, sourceHandle = "out") =>
      connectionProblem(undoing, { source, sourceHandle, target });

    it("lets an action follow an undo, and the last of those that undo", () => {
      expect(problemOf("next", "free", "undo")).toBeNull();
      expect(problemOf("tell", "free")).toBeNull();
    });

    it("keeps it apart from the way of the run", () => {
      expect(problemOf("next", "ask", "undo")).toBe("undoNeedsAction");
      expect(problemOf("pay", "free", "undo")).toBe("undoOnce");
      expect(problemOf("refund", "free")).toBe("undoOnce");
      expect(problemOf("free", "next", "undo")).toBe("undoAlone");
      expect(problemOf("tell", "free", "undo")).toBe("undoOfUndo");
      expect(problemOf("tell", "free", "error")).toBe("undoNoError");
      expect(problemOf("next", "refund")).toBe("undoOnly");
      expect(problemOf("next", "tell", "error")).toBe("undoOnly");
    });
  });
});
