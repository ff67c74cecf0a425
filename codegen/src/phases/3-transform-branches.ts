/** Which of the edges that are taken together begin a branch of their own, and which begin one together. */
import type { GraphEdge } from "@weft/shared";

type Edge = Pick<GraphEdge, "target">;

/** Targets of one branch; `last`: when it got the latest of them. One that went into another is no branch any more. */
type Branch = { targets: string[]; last: number; into?: Branch };

/**
 * Edges by branch: targets that lead to a common step before `meet` belong to one. Every step is looked at once, for
 * what is behind it is behind the branch that came by first.
 * @param targets of the edges that count
 */
export function edgesByBranch(
  edges: readonly Edge[],
  targets: readonly string[],
  meet: string,
  next: (id: string) => readonly Edge[],
): Edge[][] {
  const reached = new Map<string, Branch>();
  const begun = targets.map((target, at) => {
    const own: Branch = { targets: [target], last: at };
    const met = new Set<Branch>();
    const open = target === meet ? [] : [target];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const other = reached.get(id);
      if (other) met.add(present(other));
      else {
        reached.set(id, own);
        for (const edge of next(id)) if (edge.target !== meet) open.push(edge.target);
      }
    }
    met.delete(own);
    unite(own, [...met].toSorted(byLast));
    return own;
  });
  const branches = [...new Set(begun.map(present))].toSorted(byLast);
  return grouped(edges, branches);
}

const byLast = (a: Branch, b: Branch): number => a.last - b.last;

/** The branch that this one has become part of. */
function present(branch: Branch): Branch {
  let at = branch;
  while (at.into) {
    if (at.into.into) at.into = at.into.into;
    at = at.into;
  }
  return at;
}

function unite(latest: Branch, [first, ...others]: readonly Branch[]): void {
  if (!first) return;
  for (const branch of [...others, latest]) {
    first.targets.push(...branch.targets);
    branch.into = first;
  }
  first.last = latest.last;
}

function grouped(edges: readonly Edge[], branches: readonly Branch[]): Edge[][] {
  const groups = branches.map((): Edge[] => []);
  const groupOf = new Map(
    branches.flatMap(({ targets }, at) => targets.map((target) => [target, groups[at]] as const)),
  );
  for (const edge of edges) groupOf.get(edge.target)?.push(edge);
  return groups;
}

/** Ways, each with the edges it takes, by whether they lead to a common step before `meet`; in the order of the first of each. */
export function waysByBranch<Way extends { edges: readonly Edge[] }>(
  ways: readonly Way[],
  meet: string,
  next: (id: string) => readonly Edge[],
): Way[][] {
  const edges = ways.flatMap((way) => way.edges).filter(({ target }) => target !== meet);
  const targets = [...new Set(edges.map(({ target }) => target))];
  const branches = edgesByBranch(edges, targets, meet, next).map(
    (branch) => new Set(branch.map(({ target }) => target)),
  );
  const parts: { ways: Way[]; branches: Set<unknown> }[] = [];
  for (const way of ways) {
    const own = branches.filter((branch) => way.edges.some(({ target }) => branch.has(target)));
    const [first, ...others] = parts.filter((part) => own.some((branch) => part.branches.has(branch)));
    const part = first ?? { ways: [], branches: new Set() };
    if (!first) parts.push(part);
    part.ways.push(...others.flatMap((other) => other.ways.splice(0)), way);
    for (const branch of [...own, ...others.flatMap((other) => [...other.branches])])
      part.branches.add(branch);
  }
  return parts.map((part) => part.ways).filter((part) => part.length > 0);
}
