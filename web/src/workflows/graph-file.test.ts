import { emptyGraph, type Graph } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { graphFileName, readGraphFile, writeGraphFile } from "./graph-file.ts";

const graph: Graph = {
  ...emptyGraph(),
  nodes: [{ id: "start", type: "manual", position: { x: 0, y: 0 }, data: { name: "By hand" } }],
};

describe("readGraphFile", () => {
  it("takes back what writeGraphFile wrote", () => {
    const file = { name: "Invoice approval", graph };
    expect(readGraphFile(writeGraphFile(file), "x.json")).toEqual({ ok: true, file });
  });

  it("names a bare graph after its file", () => {
    expect(readGraphFile(JSON.stringify(graph), "Night sync.JSON")).toEqual({
      ok: true,
      file: { name: "Night sync", graph },
    });
  });

  it("refuses what is no JSON, and JSON that holds no workflow", () => {
    expect(readGraphFile("{", "x.json")).toEqual({ ok: false, refusal: "json" });
    for (const value of [
      null,
      [],
      "text",
      {},
      { nodes: [], edges: {} },
      { nodes: [{ id: 1 }], edges: [] },
      { nodes: [null], edges: [] },
    ])
      expect(readGraphFile(JSON.stringify(value), "x.json")).toEqual({ ok: false, refusal: "shape" });
  });

  it("refuses hostile depth before it parses", () => {
    expect(readGraphFile("[".repeat(200_000), "x.json")).toEqual({ ok: false, refusal: "deep" });
  });

  it("refuses more than 5 MiB, counted in bytes", () => {
    expect(readGraphFile(`"${"é".repeat(2_700_000)}"`, "x.json")).toEqual({ ok: false, refusal: "large" });
  });

  it("cuts a name that is longer than a name may be", () => {
    const read = readGraphFile(JSON.stringify({ name: "n".repeat(500), graph }), "x.json");
    expect(read.ok && read.file.name.length).toBe(200);
  });
});

describe("graphFileName", () => {
  it("keeps letters and digits", () => {
    expect(graphFileName("Rückruf: Größe / 24 h")).toBe("ruckruf-gro-e-24-h.json");
  });
  it("has a name for a name without any", () => {
    expect(graphFileName("注文")).toBe("workflow.json");
  });
});
