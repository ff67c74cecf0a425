import { kindOf } from "@weft/codegen";
import type { Graph, GraphNode, Json, RunEvent } from "@weft/shared";
import { useMemo } from "react";
import { type FieldPath, pathText } from "../editor/form/field-path.ts";
import { Section } from "../run/Section.tsx";
import { JsonView } from "../ui/JsonView.tsx";
import { useWords } from "../words/use-words.ts";
import { textsIn, withValues } from "./field-preview.ts";
import { type RecordedRun, recordedRun } from "./recorded-run.ts";
import { useSlotResults } from "./use-slot-results.ts";

type Props = {
  run: RecordedRun["run"];
  /** What the run executes. */
  graph: Graph;
  node: GraphNode;
  events: readonly RunEvent[];
  /** Which pass; without one, the last. */
  pass: readonly number[] | undefined;
};

/** What a step of a run was given: its settings with every expression worked out from what the run has recorded. */
export function StepInput({ run, graph, node, events, pass }: Props) {
  const words = useWords().preview;
  const recorded = useMemo(() => recordedRun(run, events), [run, events]);
  const results = useSlotResults({ graph, nodeId: node.id, recorded, pass });
  const params = useMemo(() => shownParams(node), [node]);
  const isPending = textsIn(params, ["params"]).length > 0 && results.size === 0;
  const resultAt = (path: FieldPath): unknown => {
    const found = results.get(pathText(path))?.result;
    if (found?.type === "value") return found.value === undefined ? null : found.value;
    if (found?.type === "failed") return words.failedPart(found.name, found.message);
    return found?.type === "unrecorded" ? words.unrecordedPart : words.missingPart;
  };
  if (Object.keys(params).length === 0) return null;
  return (
    <Section title={words.input}>
      {isPending ? (
        <p className="text-ink-3">{words.working}</p>
      ) : (
        <JsonView value={withValues(params, ["params"], resultAt) as Json} label={words.input} />
      )}
    </Section>
  );
}

/** Code is what a step does, not what it is given. */
function shownParams({ type, data }: GraphNode): { [key: string]: Json } {
  const code = kindOf(type)?.source;
  return Object.fromEntries(Object.entries(data.params ?? {}).filter(([key]) => key !== code));
}
