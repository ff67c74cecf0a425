import { type GraphEdge, sourceHandle } from "@weft/shared";
import { type AnalyzedNode, everyNode, type Finding } from "./2-analyze.ts";
import type { Ancestors } from "./2-analyze-ancestors.ts";

type Context = {
  /** Nodes outside of containers. */
  top: readonly AnalyzedNode[];
  analyzed: ReadonlyMap<string, AnalyzedNode>;
  isReached: (node: AnalyzedNode) => boolean;
  ancestors: Ancestors;
};

/** What is likely a mistake. */
export function findWarnings({ top, analyzed, isReached, ancestors }: Context, warn: Finding): void {
  for (const node of top)
    if (!isReached(node))
      warn("unreachable_node", "No trigger leads here, so this step never runs.", { nodeId: node.node.id });
  const running = [...everyNode(top)];
  const read = new Set(running.flatMap(({ reads }) => [...reads.nodes, ...reads.errors]));
  const canFail = running.map((node) => (isRisky(node) ? node : undefined));
  const undoing = new Set([...analyzed.values()].flatMap(({ undo }) => undo));
  for (const [at, analysis] of running.entries()) {
    const { node, kind, params, slots, outgoing, undo } = analysis;
    const where = { nodeId: node.id };
    if (kind.pure && outgoing.some(isOrdinary) && !read.has(node.id))
      warn("unused_output", "Nothing reads what this step makes.", where);
    const isConstant = (path: string) => slots.get(path)?.constant ?? true;
    for (const { field, ...finding } of kind.warnings?.(params, isConstant) ?? [])
      warn(finding.code, finding.message, { ...where, field: `params.${field}` });
    if (undo.length === 0 && !undoing.has(analysis) && kind.changesOutside?.(params)) {
      const later = firstBehind(at, canFail, (other) => ancestors.isUpstream(node.id, other.node.id));
      if (later)
        warn(
          "missing_undo",
          `If ${later.node.id} fails later, what this step did stays. Lead its undo output to a step that takes it back.`,
          where,
        );
    }
  }
}

/** Nodes stand after those they depend on, so nothing before `at` has to be looked at. */
function firstBehind(
  at: number,
  nodes: readonly (AnalyzedNode | undefined)[],
  fits: (node: AnalyzedNode) => boolean,
): AnalyzedNode | undefined {
  for (let next = at + 1; next < nodes.length; next++) {
    const node = nodes[next];
    if (node && fits(node)) return node;
  }
  return undefined;
}

const isOrdinary = (edge: GraphEdge): boolean => sourceHandle(edge) !== "error";

/** Whether a failure of this node would end the run and is likely enough to think of. */
const isRisky = ({ kind, outgoing }: AnalyzedNode): boolean =>
  kind.fails === true || (kind.retries && outgoing.every(isOrdinary));
