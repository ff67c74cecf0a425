/**
 * Workflows around a node of a kind, with one text in every place of them that takes text. Ids begin with `n_`, as
 * nothing else in them does; the calls of the node named `n_refused` are refused.
 */
import type { Graph, GraphEdge, GraphNode, Json, NodeData } from "@weft/shared";
import { isContainerKind, type NodeKind, type Params, runs } from "../../src/nodes/kind.ts";
import { kinds } from "../../src/nodes/registry.ts";
import { exampleParams } from "../example-params.ts";

/** At the top of the workflow, or inside all kinds of container at once, one in the other. */
type Place = "at the top" | "in containers";

/** The id of the trigger that starts the run. */
export const triggerFor = (kind: NodeKind): string => (kind.flow === "trigger" ? "n_it" : "n_first");

/** All workflows around a kind: at the top with every set of params, in containers, if it may be there, with one. */
export function allSurroundings(kind: NodeKind, text: string): Graph[] {
  const sets = exampleParams(kind.params, text) as Params[];
  return [
    ...sets.map((params) => surroundings(kind, params, text, "at the top")),
    ...sets.slice(0, runs(kind) ? 1 : 0).map((params) => surroundings(kind, params, text, "in containers")),
  ];
}

function surroundings(kind: NodeKind, params: Params, text: string, place: Place): Graph {
  const drawing = new Drawing(text);
  drawing.node("n_first", "manual");
  const containers = place === "at the top" ? [] : kinds.filter(isContainerKind);
  const items: Json[] = [];
  for (const [depth, container] of containers.entries()) {
    drawing.node(`n_box_${depth}`, container.type, (exampleParams(container.params, text) as Params[])[0]);
    if (depth === 0) drawing.wire("n_first", "n_box_0");
    if (container.passVariables?.includes("item")) items.push(`{{ n_box_${depth}.item }}`);
    drawing.parent = `n_box_${depth}`;
  }
  drawing.node("n_it", kind.type, params);
  if (!runs(kind) && kind.flow !== "trigger") return drawing.graph;
  const read = ["{{ trigger.body }}", ...items];
  for (const [at, { id }] of kind.outputs(params).entries()) {
    drawing.record(`n_to_${at}`, ["{{ n_it }}", ...read]);
    drawing.wire("n_it", `n_to_${at}`, id);
  }
  if (kind.flow === "trigger") return drawing.graph;
  const begins = ["n_it"];
  if (isContainerKind(kind)) drawing.inside("n_it", () => drawing.record("n_inner", read));
  if (kind.failable) {
    begins.push("n_refused");
    drawing.node("n_refused", kind.type, params);
    if (isContainerKind(kind))
      drawing.inside("n_refused", () => drawing.node("n_fails", "fail", { message: text }));
    drawing.record("n_caught", ["{{ n_refused.error.message }}"]);
    drawing.wire("n_refused", "n_caught", "error");
  }
  if (kind.category === "actions") drawing.undoWith("n_it", "store", { op: "set", key: text, value: text });
  if (kind.attempt) {
    begins.push("n_done");
    drawing.node("n_done", "store", { op: "get", key: text });
    drawing.undoWith("n_done", kind.type, params);
  }
  if (place === "at the top") for (const id of begins) drawing.wire("n_first", id);
  return drawing.graph;
}

class Drawing {
  readonly graph: Graph & { nodes: GraphNode[]; edges: GraphEdge[] } = {
    schemaVersion: 1,
    nodes: [],
    edges: [],
  };
  parent: string | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  node(id: string, type: string, params: NodeData["params"] = {}): void {
    const parentId = this.parent === undefined ? {} : { parentId: this.parent };
    const data = { params, name: id, note: this.#text };
    this.graph.nodes.push({ id, type, ...parentId, position: { x: 0, y: 0 }, data });
  }

  /** A step whose output is the text, as a key and as a value, and what it reads. */
  record(id: string, read: Json[]): void {
    const fields = [
      { key: this.#text, value: { [this.#text]: [this.#text] } },
      { key: "read", value: read },
    ];
    this.node(id, "transform", { mode: "fields", fields });
  }

  inside(parent: string, draw: () => void): void {
    const around = this.parent;
    this.parent = parent;
    draw();
    this.parent = around;
  }

  /** Two steps, one after the other, that undo another. */
  undoWith(id: string, type: string, params: Params): void {
    this.node(`${id}_undo`, type, params);
    this.node(`${id}_then`, type, params);
    this.wire(id, `${id}_undo`, "undo");
    this.wire(`${id}_undo`, `${id}_then`);
  }

  wire(source: string, target: string, sourceHandle = "out"): void {
    this.graph.edges.push({ id: `e${this.graph.edges.length}`, source, sourceHandle, target });
  }
}
