import type { GraphScope } from "@weft/codegen";
import type { GraphNode, Json } from "@weft/shared";
import { type RecordedRun, stepKey } from "../../preview/recorded-run.ts";

/** `item` and `index` of the last pass, and those of every loop around by its id. */
export function passValues(
  node: GraphNode,
  { loops, upstream }: GraphScope,
  recorded: RecordedRun | null,
): { [root: string]: Json } {
  const pass = recorded && lastPass(loops.length, [node.id, ...upstream], recorded);
  const values: { [root: string]: Json } = {};
  for (const [depth, { id, hasItem }] of loops.entries()) {
    const index = pass?.[depth] ?? 0;
    const list = recorded?.outputs.get(stepKey(id, pass?.slice(0, depth) ?? [], "items"));
    const item = hasItem && Array.isArray(list) ? list[index] : undefined;
    values.index = index;
    values[id] = item === undefined ? { index } : { index, item };
    if (item !== undefined) values.item = item;
  }
  return values;
}

const lastPass = (depth: number, ids: readonly string[], { passes }: RecordedRun) =>
  ids.map((id) => passes.get(id)).find((pass) => pass !== undefined && pass.length >= depth);
