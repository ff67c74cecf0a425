import { useQuery } from "@tanstack/react-query";
import type { RunEvent } from "@weft/shared";
import { useDeferredValue, useMemo } from "react";
import { runQuery } from "../../api/queries.ts";
import { type RecordedRun, recordedRun } from "../../preview/recorded-run.ts";
import { useRunFeed } from "../../run/run-feed.ts";
import { useEditor } from "../../store/use-editor.ts";
import { latestRunQuery } from "../use-latest-outputs.ts";

const noEvents: readonly RunEvent[] = [];

/**
 * The run whose data previews are made of: the one over the canvas, else the workflow's latest. `undefined` until that
 * is known, `null` where there is none.
 */
export function useRecordedRun(wanted: boolean): RecordedRun | null | undefined {
  const workflowId = useEditor((state) => state.workflowId);
  const overlayId = useEditor((state) => state.overlay?.id ?? null);
  const overlayEvents = useEditor((state) => state.overlay?.events ?? noEvents);
  const latest = useQuery({ ...latestRunQuery(workflowId), enabled: wanted && overlayId === null });
  const over = useQuery({ ...runQuery(overlayId ?? ""), enabled: wanted && overlayId !== null });
  const feed = useRunFeed(wanted && overlayId === null ? (latest.data?.id ?? null) : null);
  const { data: run } = overlayId === null ? latest : over;
  // Values may come a moment later; what happens in the run is to be seen at once.
  const events = useDeferredValue(overlayId === null ? feed.events : overlayEvents);
  return useMemo(() => {
    if (!wanted || run === undefined) return undefined;
    if (run === null) return null;
    const { id, version, createdAt } = run;
    return recordedRun({ id, workflowId, version, startedAt: createdAt }, events) ?? undefined;
  }, [wanted, run, events, workflowId]);
}
