import type { GraphNode } from "@weft/shared";
import { Code } from "./code.ts";
import { kindOf } from "./nodes/registry.ts";
import { walkParams } from "./nodes/walk-params.ts";

const nothing = new Code("undefined");

/** The fields of a node whose texts may hold expressions, as diagnostics write them; code and plain text are none. */
export function slotFields({ type, data }: Pick<GraphNode, "type" | "data">): Set<string> {
  const fields = new Set<string>();
  const kind = kindOf(type);
  if (!kind) return fields;
  walkParams(kind.params, data.params ?? {}, {
    slot: ({ path }) => {
      fields.add(`params.${path}`);
      return nothing;
    },
    credential: () => nothing,
    visit: () => undefined,
  });
  return fields;
}
