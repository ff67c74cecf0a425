import type { Graph } from "@weft/shared";
import { expect, it } from "vitest";
import { startView } from "./start-view.ts";

const size = { width: 1000, height: 700 };
const chain = (length: number): Graph => ({
  schemaVersion: 1,
  nodes: Array.from({ length }, (_, index) => ({
    id: `n${index}`,
    type: "http",
    position: { x: 500 + index * 320, y: 100 },
    data: {},
  })),
  edges: [],
});

it("shows all of a graph that can be read at that size", () => {
  expect(startView(chain(8), size)).toBe("fit");
});

it("shows where a large graph begins, at a size that can be read", () => {
  const view = startView(chain(100), size);
  expect(view).toMatchObject({ zoom: 0.8, x: 60 - 500 * 0.8 });
});

it("shows no blank above a graph that goes on below", () => {
  const rows = chain(100).nodes.map((node, index) => ({ ...node, position: { x: 0, y: 100 + index * 100 } }));
  expect(startView({ schemaVersion: 1, nodes: rows, edges: [] }, size)).toMatchObject({ y: 60 - 100 * 0.8 });
});

it("leaves a blank canvas where it is", () => {
  expect(startView(chain(0), size)).toMatchObject({ zoom: 1 });
});
