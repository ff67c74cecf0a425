import { describe, expect, it } from "vitest";
import { fields, forEach, graph, http, inside, manual } from "../../test/graph.ts";
import { compile } from "../index.ts";

const call = () => http("https://x.test");
const text = (...args: Parameters<typeof graph>): string =>
  compile(graph(...args)).modules?.["workflow.js"] ?? "";

describe("what reads the failure of a step", () => {
  const tell = fields({ because: "{{ call.error.message }}" });

  it("reads the failure alone where it only runs because of it", () => {
    const code = text(
      { start: manual(), call: call(), wait: call(), tell },
      "start -> call",
      "call.error -> wait",
      "wait -> tell",
    );
    expect(code).toContain("because: callError?.message");
  });

  it("does so in a loop on that way, too", () => {
    const code = text(
      { start: manual(), call: call(), each: forEach("{{ [1] }}"), ...inside("each", { tell }) },
      "start -> call",
      "call.error -> each",
    );
    expect(code).toContain("because: callError?.message");
  });

  it("reads the output's own field where the step may have completed", () => {
    const code = text(
      { start: manual(), call: call(), other: call(), tell },
      "start -> call",
      "start -> other",
      "call.error -> tell",
      "other -> tell",
    );
    expect(code).toContain("because: (callError ?? call?.error)?.message");
  });
});
