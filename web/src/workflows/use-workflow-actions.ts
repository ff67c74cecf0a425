import { useMutation, useQueryClient } from "@tanstack/react-query";
import { emptyGraph, type WorkflowSummary } from "@weft/shared";
import { useLocation } from "wouter";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { workflowsQuery } from "../api/queries.ts";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";
import { downloadFile } from "./download-file.ts";
import { type GraphFile, graphFileName, writeGraphFile } from "./graph-file.ts";
import { nextName } from "./next-name.ts";

/** Makes a blank workflow and opens it. */
export function useCreateWorkflow() {
  const words = useWords();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: () => {
      const known = client.getQueryData(workflowsQuery().queryKey)?.pages.flatMap((page) => page.items) ?? [];
      const name = nextName(
        words.workflows.untitled,
        known.map((workflow) => workflow.name),
      );
      return api.createWorkflow({ name, graph: emptyGraph() });
    },
    onSuccess: (workflow) => {
      void client.invalidateQueries(workflowsQuery());
      navigate(`/workflows/${workflow.id}`);
    },
    onError: (error) => toast.error(words.workflows.failed.create, explain(error, words)),
  });
}

/** Makes a workflow of a file a person confirmed, and opens it. */
export function useImportWorkflow() {
  const words = useWords();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: ({ name, graph }: GraphFile) => api.createWorkflow({ name, graph }),
    onSuccess: (workflow) => {
      void client.invalidateQueries(workflowsQuery());
      toast.success(words.workflows.importing.done(workflow.name));
      navigate(`/workflows/${workflow.id}`);
    },
  });
}

/** Starts the live version by hand and shows the run. */
export function useStartWorkflow() {
  const words = useWords();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (workflowId: string) => api.startRun(workflowId, {}),
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ["runs"] });
      navigate(`/runs/${run.id}`);
    },
    onError: (error) => toast.error(words.workflows.failed.start, explain(error, words)),
  });
}

/** What a card's menu and switch do. */
export function useWorkflowActions(workflow: WorkflowSummary) {
  const words = useWords();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(workflowsQuery());

  const duplicate = useMutation({
    mutationFn: async () => {
      const { name, draft } = await api.getWorkflow(workflow.id);
      return api.createWorkflow({ name: words.workflows.copyOf(name).slice(0, 200), graph: draft.graph });
    },
    onSuccess: (copy) => {
      toast.success(words.workflows.duplicated(copy.name));
      return refresh();
    },
    onError: (error) => toast.error(words.workflows.failed.duplicate, explain(error, words)),
  });

  const download = useMutation({
    mutationFn: async () => {
      const { name, draft } = await api.getWorkflow(workflow.id);
      downloadFile(graphFileName(name), "application/json", writeGraphFile({ name, graph: draft.graph }));
    },
    onError: (error) => toast.error(words.workflows.failed.export, explain(error, words)),
  });

  const toggle = useMutation({
    mutationFn: (enabled: boolean) => api.patchWorkflow(workflow.id, { enabled }),
    onSuccess: (_, enabled) => {
      const { enabledNotice, disabledNotice } = words.workflows;
      toast.show(enabled ? enabledNotice(workflow.name) : disabledNotice(workflow.name));
    },
    onError: (error) => toast.error(words.workflows.failed.toggle, explain(error, words)),
    onSettled: refresh,
  });

  return { duplicate, download, toggle };
}
