/** Evaluates the expressions of one step with what a run has recorded, again whenever one of both changes. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { PreviewSlot } from "@weft/codegen";
import type { Graph } from "@weft/shared";
import { useEffect, useState } from "react";
import { previewSlotsInWorker, runtimeScriptInWorker } from "../editor/compile-in-worker.ts";
import { createEvaluator } from "./evaluator.ts";
import { noResults, type SlotResult, type SlotResults } from "./field-preview.ts";
import { openFrame } from "./frame.ts";
import { outputLoader } from "./load-output.ts";
import program from "./program.js?raw";
import type { RecordedRun } from "./recorded-run.ts";
import { loadValues, passOf, slotValues } from "./slot-values.ts";

/** As long as somebody may still be typing. */
const pause = 150;

/** One frame for the whole page, made when the first expression is evaluated. */
const evaluator = createEvaluator(async () =>
  openFrame(`const runtime = ${await runtimeScriptInWorker()};\n${program}`),
);

type Subject = {
  graph: Graph;
  nodeId: string;
  recorded: RecordedRun | null;
  /** The pass to see it in; without one, the last. */
  pass?: readonly number[] | undefined;
};

export function useSlotResults({ graph, nodeId, recorded, pass }: Subject): SlotResults {
  const client = useQueryClient();
  const [known, setKnown] = useState({ nodeId, recorded, results: noResults });
  const passKey = pass?.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pass is its numbers
  useEffect(() => {
    if (!recorded) return;
    const stop = new AbortController();
    const work = async () => {
      const results = await evaluateAll({ graph, nodeId, recorded, pass }, client, stop.signal);
      if (!stop.signal.aborted) setKnown({ nodeId, recorded, results });
    };
    const timer = setTimeout(() => void work(), pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, graph, nodeId, recorded, passKey]);
  const isOfThis = recorded !== null && known.nodeId === nodeId && known.recorded?.run.id === recorded.run.id;
  return isOfThis ? known.results : noResults;
}

async function evaluateAll(
  { graph, nodeId, recorded, pass }: Subject & { recorded: RecordedRun },
  client: QueryClient,
  signal: AbortSignal,
): Promise<SlotResults> {
  const slots = await previewSlotsInWorker(graph, nodeId);
  const disabled = new Set(graph.nodes.filter(({ data }) => data.disabled).map(({ id }) => id));
  const results = new Map<string, { text: string; result: SlotResult; without: string[] }>();
  for (const slot of slots) {
    if (signal.aborted) break;
    const values = slotValues(slot, recorded, passOf(slot, nodeId, recorded, pass), disabled);
    const result = await evaluateSlot(slot, values, client, signal);
    if (result) results.set(slot.field, { text: slot.text, result, without: values.without });
  }
  return results;
}

async function evaluateSlot(
  { code, recorded }: PreviewSlot,
  values: ReturnType<typeof slotValues>,
  client: QueryClient,
  signal: AbortSignal,
): Promise<SlotResult | null> {
  if (!recorded) return { type: "unrecorded" };
  try {
    return await evaluator.evaluate({ code, values: await loadValues(values, outputLoader(client)) }, signal);
  } catch {
    // Data that is too large, or that can no longer be read.
    return { type: "heavy" };
  }
}
