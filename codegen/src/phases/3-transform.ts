/**
 * From what a graph means to the shape of its module: for every scope (the run, the body of a container) whether its
 * steps nest as statements do, and what they give in the end.
 */
import { sourceHandle } from "@weft/shared";
import type { Names } from "../names.ts";
import { isContainerKind } from "../nodes/kind.ts";
import { type Analysis, type AnalyzedNode, everyNode } from "./2-analyze.ts";
import { costOf } from "./3-transform-cost.ts";
import { type Block, nested } from "./3-transform-nesting.ts";
import { type StepNames, stepNames } from "./3-transform-steps.ts";

/** The code of the run, or of a container's body. */
export type ScopePlan = {
  /** Statements that nest; `undefined` where only one promise per node can show what waits for what. */
  block: Block | undefined;
  nodes: PlanNode[];
  /** Nodes whose outputs are the scope's; none where a param of the container says what it gives. */
  leaves: AnalyzedNode[];
  /** What the container itself reads of its body, when a pass is over. */
  readAtEnd: ReadonlySet<string>;
  /** Of which of them it reads the failure. */
  errorsAtEnd: ReadonlySet<string>;
};

export type PlanNode = AnalyzedNode & { plan: ScopePlan | undefined };

export type Program = {
  scope: ScopePlan;
  triggers: AnalyzedNode[];
  steps: StepNames;
  /** Steps of a run at least and at most. */
  cost: { min: number; max: number };
  names: Names;
  /** Ids of the nodes with a module of their own. */
  files: AnalyzedNode[];
};

/** `flat`: one promise per node everywhere, also where statements would do. */
export type Form = "nested" | "flat";

export function transform(analysis: Analysis, form: Form = "nested"): Program {
  const { ordered, triggers, names } = analysis;
  const nodes = [...everyNode(ordered)];
  const scope = planScope(ordered, triggers, form);
  return {
    scope,
    triggers,
    steps: stepNames(ordered),
    cost: costOf(scope, triggers),
    names,
    files: nodes.filter(({ kind, node }) => kind.source !== undefined && !node.data.disabled),
  };
}

function planScope(
  nodes: readonly AnalyzedNode[],
  triggers: readonly AnalyzedNode[],
  form: Form,
  container?: AnalyzedNode,
): ScopePlan {
  const planned = nodes.map(
    (node): PlanNode => ({
      ...node,
      plan: isContainerKind(node.kind) ? planScope(node.body, [], form, node) : undefined,
    }),
  );
  return {
    block: form === "nested" ? nested(planned, triggers) : undefined,
    nodes: planned,
    leaves: container?.kind.output?.(container.params) === undefined ? planned.filter(isLeaf) : [],
    readAtEnd: container?.reads.nodes ?? new Set(),
    errorsAtEnd: container?.reads.errors ?? new Set(),
  };
}

/** A leaf has no edge that leads on; `error` edges do not count, nor do steps that never complete. */
const isLeaf = ({ kind, outgoing }: AnalyzedNode): boolean =>
  kind.flow !== "end" && outgoing.every((edge) => sourceHandle(edge) === "error");
