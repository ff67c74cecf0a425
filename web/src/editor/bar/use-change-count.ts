import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { versionQuery } from "../../api/queries.ts";
import { useEditor } from "../../store/use-editor.ts";
import { graphChanges } from "../edits/graph-changes.ts";

/** The live version's graph; `undefined` while it is on its way, `null` where nothing is live. */
export function useLiveGraph() {
  const workflowId = useEditor((state) => state.workflowId);
  const liveVersion = useEditor((state) => state.liveVersion);
  // The canvas comes first: what is live is asked for once the draft has been drawn and checked.
  const drawn = useEditor((state) => state.compiled !== null);
  const { data } = useQuery({
    ...versionQuery(workflowId, liveVersion ?? 0),
    enabled: liveVersion !== null && drawn,
  });
  return liveVersion === null ? null : data?.graph;
}

/** How many things differ between the canvas and the live version; `null` while that is not known. */
export function useChangeCount(): number | null {
  const graph = useDeferredValue(useEditor((state) => state.graph));
  const live = useLiveGraph();
  return useMemo(() => (live ? graphChanges(live, graph).count : null), [live, graph]);
}
