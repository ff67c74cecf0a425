import type { AnalyzedNode } from "./2-analyze.ts";

/** Step name, loop indices as `[*]` → node and phase. */
export type StepNames = { [name: string]: { nodeId: string; phase?: string } };

/** The steps of all nodes, containers after what they hold. */
export function stepNames(nodes: readonly AnalyzedNode[]): StepNames {
  const names: StepNames = {};
  for (const node of nodes) add(node, names);
  return names;
}

function add(analyzed: AnalyzedNode, names: StepNames): void {
  const { node, loops, body } = analyzed;
  if (node.data.disabled) return;
  const pattern = node.id + "[*]".repeat(loops.length);
  for (const child of body) add(child, names);
  for (const { phase, perPass } of stepsOf(analyzed)) {
    const name = perPass ? `${pattern}[*]` : pattern;
    names[phase === undefined ? name : `${name}:${phase}`] = {
      nodeId: node.id,
      ...(phase === undefined ? {} : { phase }),
    };
  }
}

/** The steps of one node: what it looks up and the time it reads are recorded first. */
export function stepsOf({
  kind,
  params,
  reads,
  early,
  node,
}: AnalyzedNode): { phase?: string; perPass?: boolean }[] {
  if (node.data.disabled) return [];
  return [
    ...(early.length > 0 ? [{ phase: "seen" }] : []),
    ...(reads.usesNow ? [{ phase: "now" }] : []),
    ...kind.steps(params),
  ];
}
