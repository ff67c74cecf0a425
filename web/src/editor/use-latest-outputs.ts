import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Json, Run } from "@weft/shared";
import { useEffect } from "react";
import { api } from "../api/client.ts";
import { isOutputRef } from "../run/output-ref.ts";
import { useEditor } from "../store/use-editor.ts";

/** Real values for completion before anything has been run here: the outputs of the workflow's latest run. */
export function useLatestOutputs() {
  const workflowId = useEditor((state) => state.workflowId);
  const wanted = useEditor((state) => state.inspectorOpen && state.overlay === null);
  const setSamples = useEditor((state) => state.setSamples);
  const { data: run } = useQuery({ ...latestRunQuery(workflowId), enabled: wanted });
  useEffect(() => {
    if (run) setSamples(outputsOf(run));
  }, [run, setSamples]);
}

/** The workflow's latest run, asked for again when the one over the canvas is put away. */
export const latestRunQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ["runs", "latest in full", workflowId],
    queryFn: async ({ signal }) => {
      const { items } = await api.listRuns({ workflow: workflowId }, { limit: 1, signal });
      return items[0] ? api.getRun(items[0].id, signal) : null;
    },
    staleTime: 10_000,
  });

const outputsOf = (run: Run): { [nodeId: string]: Json } =>
  Object.fromEntries(
    Object.entries(run.nodes).flatMap(([id, node]) =>
      node.status === "complete" && !isOutputRef(node.output) ? [[id, node.output]] : [],
    ),
  );
