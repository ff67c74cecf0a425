/** A graph in the making: nodes whose params wait until it is known what they can read. */
import type { GraphEdge, GraphNode, Json, NodeData } from "@weft/shared";
import type { Behaviour, Sample } from "../world.ts";
import type { Readable } from "./reads.ts";

export type Params = { [key: string]: Json };
/** Makes the params of a node from what it can read; `inside`: from within its body. */
export type ParamsOf = (readable: Readable, inside: Readable) => Params;
export type End = { source: string; handle: string };

/** So that a run stays small enough to be looked at. */
const mostNodes = 32;

export class Draft {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];
  readonly world: Sample["world"] = {};
  readonly params = new Map<string, ParamsOf>();
  /** Nodes that undo others, and what they undo. */
  readonly undoing = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  get isFull(): boolean {
    return this.nodes.length >= mostNodes;
  }

  add(
    type: string,
    parentId: string | undefined,
    data: NodeData,
    world: Behaviour,
    params: ParamsOf,
  ): string {
    const name = type === "switch" ? "choose" : type === "if" ? "check" : type === "return" ? "done" : type;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const id = `${name}_${count}`;
    const position = { x: this.nodes.length * 300, y: 0 };
    this.nodes.push({ id, type, position, ...(parentId === undefined ? {} : { parentId }), data });
    this.world[id] = world;
    this.params.set(id, params);
    return id;
  }

  wire(ends: readonly End[], target: string): void {
    for (const { source, handle } of ends) {
      const isThere = this.edges.some(
        (edge) => edge.source === source && edge.target === target && edge.sourceHandle === handle,
      );
      if (isThere) continue;
      this.edges.push({ id: `e${this.edges.length}`, source, sourceHandle: handle, target });
    }
  }
}
