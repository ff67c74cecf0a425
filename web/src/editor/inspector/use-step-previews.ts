import type { GraphNode } from "@weft/shared";
import { useMemo } from "react";
import { stepName } from "../../canvas/step-name.ts";
import type { Previews } from "../../preview/previews.ts";
import type { RecordedRun } from "../../preview/recorded-run.ts";
import { useSlotResults } from "../../preview/use-slot-results.ts";
import { useEditor } from "../../store/use-editor.ts";

/** The values of a step's expressions in `recorded`; `null` while nothing can be said. */
export function useStepPreviews(node: GraphNode, recorded: RecordedRun | null | undefined): Previews | null {
  const graph = useEditor((state) => state.graph);
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
