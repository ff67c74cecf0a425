import { kindOf } from "@weft/codegen";
import { type GraphNode, isObject } from "@weft/shared";

type Named = Pick<GraphNode, "id" | "type" | "data">;

/** What a person calls this step: its name, else its kind's, else its id. A stored draft may hold anything. */
export function stepName(node: Named): string {
  const name: unknown = isObject(node.data) ? node.data.name : undefined;
  return typeof name === "string" && name.trim() !== "" ? name : (kindOf(node.type)?.label ?? node.id);
}

export const kindLabel = (type: string): string => kindOf(type)?.label ?? type;
