import { describe, expect, it } from "vitest";
import { sound, withData, withParams } from "../test/sound-graph.ts";
import { storageDiagnostics } from "./storage.ts";

describe("storageDiagnostics", () => {
  it("lets any mistake pass that a person may make on the canvas", () => {
    expect(
      storageDiagnostics({ nodes: [{ id: "A b", type: "x" }], edges: [{ id: "1", source: "gone" }] }),
    ).toEqual([]);
    expect(storageDiagnostics(withData({ name: "a\u202eb", foo: 1 }))).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{ ...sound, compiled: 1 }, "unknown_field"],
    [{ ...sound, nodes: {} }, "bad_param"],
    [{ ...sound, nodes: [1] }, "bad_param"],
    [{ ...sound, nodes: [{ type: "http" }] }, "bad_id"],
    [{ ...sound, nodes: [...sound.nodes, sound.nodes[0]] }, "duplicate_id"],
    [withParams({ x: JSON.parse("1e999") }), "bad_number"],
    [{ schemaVersion: 1, nodes: [] }, "missing_param"],
  ])("refuses what cannot be stored (%#)", (document, code) =>
    expect(storageDiagnostics(document).map((diagnostic) => diagnostic.code)).toContain(code),
  );
});
