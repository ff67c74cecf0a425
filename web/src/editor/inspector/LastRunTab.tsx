import type { GraphNode } from "@weft/shared";
import { useMemo } from "react";
import { useFormat } from "../../format/use-format.ts";
import { Attempts } from "../../run/Attempts.tsx";
import { OutputView } from "../../run/OutputView.tsx";
import { runHistory } from "../../run/run-history.ts";
import { FailureNote, Section } from "../../run/Section.tsx";
import { useEditor } from "../../store/use-editor.ts";
import { StatusBadge } from "../../ui/status.tsx";
import { useWords } from "../../words/use-words.ts";

/** What the step did in the run over the canvas. */
export function LastRunTab({ node }: { node: GraphNode }) {
  const words = useWords().editor.inspector;
  const format = useFormat();
  const events = useEditor((state) => state.overlay?.events);
  const graph = useEditor((state) => state.overlay?.state.graph);
  const run = useEditor((state) => state.overlay?.state.nodes[node.id]);
  const pass = useMemo(
    () => runHistory(events ?? [], graph).passes.findLast((each) => each.nodeId === node.id && !each.ofLoop),
    [events, graph, node.id],
  );
  if (!run)
    return (
      <div className="grid gap-1 px-6 py-12 text-center">
        <p className="font-medium">{words.noRun}</p>
        <p className="text-ink-3">{words.noRunHint}</p>
      </div>
    );
  const took = run.startedAt && run.endedAt ? Date.parse(run.endedAt) - Date.parse(run.startedAt) : null;
  const showsOutput = run.status === "complete" || run.status === "undone";
  return (
    <div className="grid content-start gap-5 p-4">
      <p className="flex items-center justify-between gap-3">
        <StatusBadge status={run.status} />
        {took !== null && <span className="font-mono text-sm text-ink-3">{format.duration(took)}</span>}
      </p>
      {run.error && (
        <Section title={words.error}>
          <FailureNote name={run.error.name} message={run.error.message} />
        </Section>
      )}
      {showsOutput && (
        <Section title={words.output}>
          <OutputView value={run.output} label={words.output} />
        </Section>
      )}
      {!showsOutput && !run.error && <p className="text-ink-3">{words.noOutput}</p>}
      {pass?.segments.some((segment) => segment.kind === "attempt") && (
        <Section title={words.attempts}>
          <Attempts pass={pass} />
        </Section>
      )}
    </div>
  );
}
