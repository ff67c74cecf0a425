import { type Diagnostic, limits, sourceHandle } from "@weft/shared";
import type { StepCount } from "../nodes/kind.ts";
import { type Analysis, type AnalyzedNode, everyNode } from "./2-analyze.ts";
import { stepsOf } from "./3-transform-steps.ts";

/**
 * How many steps a run that succeeds costs. At most every node runs, in every pass there may be; at least those run that
 * every path through the graph's branches goes by: exact where nothing branches. No run has more than the limit.
 */
export function costOf({ ordered, triggers }: Analysis): { min: number; max: number } {
  const { min, max = limits.stepsPerRun } = scopeCost(ordered, triggers);
  return { min: Math.min(min, limits.stepsPerRun), max: Math.min(max, limits.stepsPerRun) };
}

/** Of a run or a pass; where `triggers` are given it begins with one of them. */
export function scopeCost(nodes: readonly AnalyzedNode[], triggers: readonly AnalyzedNode[] = []): StepCount {
  const certain = new Set(triggers.length === 1 ? triggers.map(({ node }) => node.id) : []);
  const known = new Map([...triggers, ...nodes].map((analyzed) => [analyzed.node.id, analyzed]));
  let min = 0;
  let max: number | undefined = 0;
  for (const analyzed of nodes) {
    const cost = nodeCost(analyzed);
    max = max === undefined || cost.max === undefined ? undefined : max + cost.max;
    if (!isCertain(analyzed, known, certain, triggers.length > 0)) continue;
    certain.add(analyzed.node.id);
    min += cost.min;
  }
  return { min, max };
}

/** A node's own steps, and those of its body in all passes. */
export function nodeCost(analyzed: AnalyzedNode): StepCount {
  const steps = stepsOf(analyzed);
  const perPass = steps.filter((step) => step.perPass).length;
  const once = steps.length - perPass;
  const { passes } = analyzed.kind;
  if (!passes || analyzed.node.data.disabled) return { min: once, max: once };
  const count = passes(analyzed.params);
  const pass = scopeCost(analyzed.body);
  const max =
    count.max === undefined || pass.max === undefined ? undefined : count.max * (pass.max + perPass);
  return {
    min: once + count.min * (pass.min + perPass),
    max: max === undefined ? undefined : once + max,
  };
}

/** Runs whatever way is chosen: a node before it is certain and all of that node's ways lead here. */
function isCertain(
  { incoming }: AnalyzedNode,
  nodes: ReadonlyMap<string, AnalyzedNode>,
  certain: ReadonlySet<string>,
  hasTriggers: boolean,
): boolean {
  if (incoming.length === 0) return !hasTriggers;
  return incoming.some(({ source: id }) => {
    const source = certain.has(id) ? nodes.get(id) : undefined;
    const handles = incoming.filter(({ source }) => source === id).map(sourceHandle);
    return source?.kind.outputs(source.params).every((handle) => handles.includes(handle.id)) ?? false;
  });
}

/** Containers whose passes alone have more steps than a run may, as far as that is known before it. */
export function stepLimitFindings({ ordered }: Analysis): Diagnostic[] {
  const over = [...everyNode(ordered)].filter((analyzed) => exceeds(nodeCost(analyzed)));
  const innermost = over.filter(({ body }) => !body.some((child) => over.includes(child)));
  const total = scopeCost(ordered);
  const where =
    innermost.length > 0 ? innermost.map(({ node }) => node.id) : exceeds(total) ? [undefined] : [];
  return where.map((nodeId) => ({
    code: "too_many_steps",
    severity: "error",
    message: `A run has at most ${limits.stepsPerRun} steps; this may come to more.`,
    ...(nodeId === undefined ? {} : { nodeId }),
  }));
}

const exceeds = ({ max }: StepCount): boolean => max !== undefined && max > limits.stepsPerRun;
