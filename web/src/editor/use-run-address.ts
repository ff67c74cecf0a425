import { useCallback, useEffect } from "react";
import { useSearchParams } from "wouter";
import { useEditorStore } from "../store/use-editor.ts";

/** The run over the canvas stands in the address (`?run=…`), so that it can be linked to and survives a reload. */
export function useRunAddress() {
  const store = useEditorStore();
  const [params] = useSearchParams();
  const runId = params.get("run");
  useEffect(() => {
    if (runId === null) store.getState().hideRun();
    else void store.getState().showRun(runId);
  }, [runId, store]);
}

/** Lays a run over the canvas; `null` takes it away. */
export function useShowRun(): (runId: string | null) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (runId) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (runId === null) next.delete("run");
          else next.set("run", runId);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
}
