import { type Diagnostic, limits, sourceHandle } from "@weft/shared";
import type { StepCount } from "../nodes/kind.ts";
import type { AnalyzedNode } from "./2-analyze.ts";
import type { PlanNode, ScopePlan } from "./3-transform.ts";
import type { Block, Item } from "./3-transform-nesting.ts";
import { stepsOf } from "./3-transform-steps.ts";

type Cost = { min: number; max: number };

/**
 * How many steps a run that succeeds costs. At least those run that every path through the graph's branches goes by; at
 * most the longer of every two ways, in every pass there may be. No run has more than the limit.
 */
export function costOf(scope: ScopePlan, triggers: readonly AnalyzedNode[]): Cost {
  const min = minOf(scope, triggers);
  const max = maxOf(scope) ?? limits.stepsPerRun;
  return { min: Math.min(min, limits.stepsPerRun), max: Math.min(max, limits.stepsPerRun) };
}

/** Of a run or a pass; where `triggers` are given it begins with one of them. */
function minOf({ nodes }: ScopePlan, triggers: readonly AnalyzedNode[] = []): number {
  const certain = new Set(triggers.length === 1 ? triggers.map(({ node }) => node.id) : []);
  const known = new Map([...triggers, ...nodes].map((analyzed) => [analyzed.node.id, analyzed]));
  let min = 0;
  for (const node of nodes) {
    if (!isCertain(node, known, certain, triggers.length > 0)) continue;
    certain.add(node.node.id);
    min += nodeCost(node).min;
  }
  return min;
}

/** Where steps do not nest nobody can tell which ways exclude each other. */
const maxOf = ({ block, nodes }: ScopePlan): number | undefined =>
  block ? maxOfBlock(block) : sum(nodes.map((node) => nodeCost(node).max));

const maxOfBlock = (block: Block): number | undefined => sum(block.map(maxOfItem));

function maxOfItem(item: Item): number | undefined {
  if (item.type === "node") return nodeCost(item.node).max;
  if (item.type === "parallel") return sum(item.branches.map(maxOfBlock));
  const ways = item.arms.map(({ block }) => maxOfBlock(block));
  // What only narrows a choice has been counted where the choice was made.
  const own = item.type === "narrowing" || !item.node ? 0 : nodeCost(item.node).max;
  return sum([own, item.type === "several" ? sum(ways) : longest(ways)]);
}

const longest = (ways: readonly (number | undefined)[]): number | undefined =>
  ways.reduce((most, way) => (most === undefined || way === undefined ? undefined : Math.max(most, way)), 0);

const sum = (parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce((total, part) => (total === undefined || part === undefined ? undefined : total + part), 0);

/** A node's own steps, and those of its body in all passes. */
function nodeCost(node: PlanNode): StepCount {
  const steps = stepsOf(node);
  const perPass = steps.filter((step) => step.perPass).length;
  const once = steps.length - perPass;
  const count = node.plan && node.kind.passes?.(node.params);
  if (!node.plan || !count) return { min: once, max: once };
  const pass = maxOf(node.plan);
  const passes = count.max === undefined || pass === undefined ? undefined : count.max * (pass + perPass);
  return { min: once + count.min * (minOf(node.plan) + perPass), max: sum([once, passes]) };
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

/** Containers whose passes alone may have more steps than a run, as far as that is known before it; else the whole run. */
export function stepLimitFindings(scope: ScopePlan): Diagnostic[] {
  const inside = innermostOver(scope);
  const where = inside.length > 0 ? inside : exceeds(maxOf(scope)) ? [undefined] : [];
  return where.map((nodeId) => ({
    code: "too_many_steps",
    severity: "error",
    message: `A run has at most ${limits.stepsPerRun} steps; this may come to more.`,
    ...(nodeId === undefined ? {} : { nodeId }),
  }));
}

function innermostOver({ nodes }: ScopePlan): string[] {
  return nodes.flatMap((node) => {
    const inside = node.plan ? innermostOver(node.plan) : [];
    return inside.length === 0 && exceeds(nodeCost(node).max) ? [node.node.id] : inside;
  });
}

const exceeds = (max: number | undefined): boolean => max !== undefined && max > limits.stepsPerRun;
