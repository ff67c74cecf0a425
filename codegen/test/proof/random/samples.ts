/** Random samples: a graph, what starts it, and the world it runs in. */
import type { GraphNode, Json } from "@weft/shared";
import type fc from "fast-check";
import { outputHandles } from "../../../src/index.ts";
import { type Sample, World } from "../world.ts";
import type { Draft } from "./draft.ts";
import { layOut } from "./layout.ts";
import { codeSource, self } from "./params.ts";
import { type Plan, plans } from "./plan.ts";
import { type Readable, settledBefore, valuesOf } from "./reads.ts";

export const samples: fc.Arbitrary<Sample> = plans.map(sampleOf);

function sampleOf(plan: Plan): Sample {
  const draft = layOut(plan);
  for (const node of draft.nodes) node.data.params = paramsWith(draft, node, [], []);
  layAcross(draft, plan);
  const before = settledBefore(draft.nodes, draft.edges);
  const readable = new Map(
    draft.nodes.map(({ id }) => [id, readableIn(draft, before.get(id) ?? new Set(), id)]),
  );
  for (const node of draft.nodes) {
    const children = draft.nodes.filter(({ id, parentId }) => parentId === node.id && !draft.undoing.has(id));
    const inside = [...children.flatMap(valuesOf), ...(readable.get(node.id) ?? []).filter(isOutside)];
    node.data.params = paramsWith(draft, node, readable.get(node.id) ?? [], inside);
  }
  const triggers = draft.nodes.filter(({ type }) => type === "manual" || type === "called");
  const trigger = triggers[plan.fires % triggers.length] as GraphNode;
  const graph: Sample["graph"] = { schemaVersion: 1, nodes: draft.nodes, edges: draft.edges };
  return { graph, trigger: trigger.id, body: plan.body, world: draft.world };
}

/** Within a body `item` and `index` are its own, not those around it. */
const isOutside = (value: string): boolean => value !== "item" && value !== "index";

function paramsWith(draft: Draft, { id, type }: GraphNode, readable: Readable, inside: Readable) {
  const params = draft.params.get(id)?.(readable, inside) ?? {};
  if (type === "code") {
    const world = new World({ world: draft.world } as Sample);
    const failures = draft.world[id]?.trouble === "busy" ? world.failures(id) : 0;
    return { ...params, source: codeSource(id, failures) };
  }
  return JSON.parse(JSON.stringify(params).replaceAll(self, id)) as { [key: string]: Json };
}

function readableIn(draft: Draft, before: ReadonlySet<string>, id: string): Readable {
  const nodes = draft.nodes.filter((node) => before.has(node.id) && !draft.undoing.has(node.id));
  return ["trigger.body.n", ...loopsAround(draft, id), ...nodes.flatMap(valuesOf)];
}

function loopsAround(draft: Draft, id: string): string[] {
  const parent = draft.nodes.find((node) => node.id === draft.nodes.find((own) => own.id === id)?.parentId);
  if (!parent) return [];
  const outer = loopsAround(draft, parent.id);
  if (parent.type === "group") return outer;
  const own = parent.type === "for_each" ? ["item", "index", `${parent.id}.item`] : ["index"];
  return [...new Set([...own, `${parent.id}.index`, ...outer])];
}

/** Wires from any node to any later one of its scope. */
function layAcross(draft: Draft, { cross }: Plan): void {
  const flowing = draft.nodes.filter(({ id }) => !draft.undoing.has(id));
  const scopes = [...new Set(flowing.map(({ parentId }) => parentId))];
  for (const { scope, from, to, handle } of cross) {
    const parentId = scopes[scope % scopes.length];
    const nodes = flowing.filter((node) => node.parentId === parentId);
    const targets = nodes.filter(({ type }, index) => index > 0 && type !== "manual" && type !== "called");
    const target = targets[to % Math.max(1, targets.length)];
    if (!target) continue;
    const earlier = nodes.slice(0, nodes.indexOf(target));
    const source = earlier[from % Math.max(1, earlier.length)];
    const handles = source ? outputHandles(source).filter(({ id }) => id !== "undo") : [];
    const chosen = handles[handle % Math.max(1, handles.length)];
    if (source && chosen) draft.wire([{ source: source.id, handle: chosen.id }], target.id);
  }
}
