/**
 * Branches of which some may end before the step that the others surely come by. That step waits for all there is before
 * it, so this is a region of its own, which ends where the step begins.
 */
import type { PlanNode } from "./3-transform.ts";
import { end } from "./3-transform-meeting.ts";

type Nodes = ReadonlyMap<string, PlanNode>;

/**
 * What `targets` lead to before `meet`, as if it were all there is; `undefined` if not all of that leads there, if
 * something in it leads to one of the targets as well, or if `meet` does not wait.
 */
export function regionBefore(meet: string, targets: readonly string[], nodes: Nodes): PlanNode[] | undefined {
  if (!waitsForSeveral(nodes.get(meet))) return undefined;
  const next = (id: string) => nodes.get(id)?.outgoing.map(({ target }) => target) ?? [];
  const inside = reachable(targets, meet, next);
  const before = (id: string) =>
    nodes.get(id)?.incoming.flatMap(({ source }) => (inside.has(source) ? [source] : [])) ?? [];
  const isEntered = targets.some((target) => target !== meet && before(target).length > 0);
  if (isEntered || reachable(before(meet), meet, before).size !== inside.size) return undefined;
  return [...nodes.values()]
    .filter(({ node }) => inside.has(node.id))
    .map((node) => cutOut(node, meet, inside));
}

const waitsForSeveral = (node: PlanNode | undefined): boolean =>
  node !== undefined && node.incoming.length > 1 && node.node.data.join !== "any";

const cutOut = (node: PlanNode, meet: string, inside: ReadonlySet<string>): PlanNode => ({
  ...node,
  incoming: node.incoming.filter(({ source }) => inside.has(source)),
  outgoing: node.outgoing.map((edge) => (edge.target === meet ? { ...edge, target: end } : edge)),
});

/** What the steps lead to, themselves included, up to `until`. */
function reachable(
  from: readonly string[],
  until: string,
  next: (id: string) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  const open = from.filter((id) => id !== until);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...next(id).filter((other) => other !== until));
  }
  return found;
}
