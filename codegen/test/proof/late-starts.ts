/** Rule 6 over kills and pauses: where it is recorded what had started in a scope that failed, nothing else does its work. */
import type { Entry, Journal } from "./engine/journal.ts";
import { isBookkeeping, type Sample } from "./world.ts";

export function lateStarts({ graph }: Sample, { entries, steps }: Journal): string[] {
  const parents = new Map(graph.nodes.map(({ id, parentId }) => [id, parentId]));
  const closed: { container: string; passes: string }[] = [];
  const found: string[] = [];
  for (const entry of entries) {
    if (isClosing(entry)) closed.push(placeOf(entry.name));
    if (entry.type !== "step_started" || isBookkeeping(entry.name)) continue;
    const result = steps.get(entry.name)?.result;
    if (!result || !("value" in result)) continue;
    const place = placeOf(entry.name);
    for (const scope of closed)
      if (place.passes.startsWith(scope.passes) && isWithin(place.container, scope.container, parents))
        found.push(`${entry.name} was begun after ${scope.container}${scope.passes} had failed`);
  }
  return found;
}

const isClosing = ({ type, name }: Entry): boolean => type === "step_completed" && name.endsWith(":started");

/** `each[2]:until` → `each`, `[2]`. */
function placeOf(step: string): { container: string; passes: string } {
  const [key = ""] = step.split(":");
  const [container = ""] = key.split("[");
  return { container, passes: key.slice(container.length) };
}

function isWithin(id: string, container: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  if (container === "run") return true;
  for (let at = parents.get(id); at !== undefined; at = parents.get(at)) if (at === container) return true;
  return false;
}
