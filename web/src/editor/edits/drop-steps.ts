import type { Graph, GraphNode, Operation } from "@weft/shared";
import type { Point } from "../../canvas/card-geometry.ts";
import { containerTree } from "../../canvas/container-tree.ts";
import type { Drop } from "../../canvas/flow-nodes.ts";
import { moveSteps } from "./layout.ts";
import { type HoldProblem, holdProblem, movedRoots, moveInto } from "./move-into.ts";

/** What letting go of dragged steps over a container (`null`: over the canvas) means. */
export type DropPlan = {
  containerId: string | null;
  /** Steps that change their container. */
  moved: readonly string[];
  /** Containers they leave. */
  left: readonly string[];
  /** Why some of them cannot go in. */
  problem: HoldProblem | null;
  /** How many steps are dragged. */
  dragged: number;
};

export function planDrop(graph: Graph, dragged: readonly string[], containerId: string | null): DropPlan {
  const { parentOf } = containerTree(graph);
  const elsewhere = movedRoots(graph, dragged).filter(
    (node) => (parentOf.get(node.id) ?? null) !== containerId,
  );
  const problemOf = (node: GraphNode) => holdProblem(graph, node, containerId);
  const moved = elsewhere.filter((node) => problemOf(node) === null).map((node) => node.id);
  const problem = elsewhere.map(problemOf).find((found) => found !== null) ?? null;
  const left = new Set(moved.flatMap((id) => parentOf.get(id) ?? []));
  return { containerId, moved, left: [...left], problem, dragged: dragged.length };
}

/** How the containers a plan is about look until it is carried out. */
export function dropLooks({ containerId, moved, left, problem }: DropPlan): { [id: string]: Drop } {
  const looks: { [id: string]: Drop } = {};
  for (const id of left) looks[id] = "leaves";
  if (containerId !== null && moved.length > 0) looks[containerId] = "into";
  else if (containerId !== null && problem !== null) looks[containerId] = "refused";
  return looks;
}

/** The edit that leaves dragged steps at `positions`, in the containers the plan says. */
export function dropSteps(
  graph: Graph,
  positions: ReadonlyMap<string, Point>,
  plan: DropPlan,
): { operations: Operation[]; cut: string[] } {
  const moving = new Set(plan.moved);
  const staying = new Map([...positions].filter(([id]) => !moving.has(id)));
  const { operations, cut } = moveInto(graph, plan.moved, plan.containerId, positions);
  return { operations: [...moveSteps(graph, staying), ...operations], cut };
}

/** How many wires carrying out a plan cuts. */
export const wiresCutBy = (graph: Graph, { moved, containerId }: DropPlan): number =>
  moveInto(graph, moved, containerId).cut.length;
