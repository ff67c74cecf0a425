import type { GraphNode } from "@weft/shared";
import { useMemo } from "react";
import { stepName } from "../../canvas/step-name.ts";
import { textsIn } from "../../preview/field-preview.ts";
import type { Previews } from "../../preview/previews.ts";
import { useSlotResults } from "../../preview/use-slot-results.ts";
import { useEditor } from "../../store/use-editor.ts";
import { useRecordedRun } from "./use-recorded-run.ts";

/** The values of a step's expressions; `null` while nothing can be said. */
export function useStepPreviews(node: GraphNode): Previews | null {
  const graph = useEditor((state) => state.graph);
  const wanted = textsIn(node.data.params, []).length > 0;
  const recorded = useRecordedRun(wanted);
  const results = useSlotResults({ graph, nodeId: node.id, recorded: recorded ?? null });
  return useMemo(() => {
    if (recorded === undefined) return null;
    const nameOf = (id: string) => {
      const found = graph.nodes.find((each) => each.id === id);
      return found ? stepName(found) : id;
    };
    return { hasRun: recorded !== null, results, nameOf };
  }, [recorded, results, graph]);
}
