import type { Graph } from "@weft/shared";
import { api } from "../api/client.ts";
import { followRun } from "../api/event-stream.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Theirs } from "../store/autosave.ts";
import type { EditorPorts } from "../store/editor-store.ts";
import type { SaveDraft, SaveResult } from "../store/save-slice.ts";
import { compileInWorker } from "./compile-in-worker.ts";

/** Browsers refuse requests that outlive the page above 64 KiB; beyond that the ordinary one is the better chance. */
const keepaliveLimit = 60_000;

export const outlivesPage = (graph: Graph): boolean => JSON.stringify(graph).length < keepaliveLimit;

/** The editor's ways to the server for one workflow. */
export function editorPorts(workflowId: string): EditorPorts {
  const save: SaveDraft = async (graph, revision, { last }) => {
    try {
      const saved = await api.saveDraft(workflowId, graph, revision, {
        keepalive: last && outlivesPage(graph),
      });
      return { type: "stored", revision: saved.revision };
    } catch (error) {
      if (error instanceof ApiProblem) return resultOf(error);
      return { type: "failed", message: String(error), again: true };
    }
  };
  return {
    save,
    compile: compileInWorker,
    runs: {
      define: async (runId, signal) => {
        const [run, definition] = await Promise.all([
          api.getRun(runId, signal),
          api.getRunDefinition(runId, signal),
        ]);
        return { version: run.version, graph: definition.graph };
      },
      follow: (runId, listener, signal) => followRun({ runId, signal, ...listener }),
    },
  };
}

function resultOf(problem: ApiProblem): SaveResult {
  if (problem.status === 412) {
    const { theirs } = problem.body as { theirs: Theirs };
    return { type: "stale", theirs };
  }
  const again = problem.status === 0 || problem.status === 429 || problem.status >= 500;
  return { type: "failed", message: problem.detail, again };
}
