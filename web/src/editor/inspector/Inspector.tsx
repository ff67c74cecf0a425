import "../form/form.css";
import "../code/code.css";
import { kindOf } from "@weft/codegen";
import type { GraphNode } from "@weft/shared";
import { useMemo } from "react";
import { stepName } from "../../canvas/step-name.ts";
import { PreviewsContext } from "../../preview/previews.ts";
import type { RecordedRun } from "../../preview/recorded-run.ts";
import type { InspectorTab } from "../../store/panel-slice.ts";
import { useEditor } from "../../store/use-editor.ts";
import { Tabs } from "../../ui/Tabs.tsx";
import { useWords } from "../../words/use-words.ts";
import { DataScopeContext, dataScope } from "../form/data-scope.ts";
import { FormScopeContext } from "../form/form-scope.ts";
import { ConfigureTab } from "./ConfigureTab.tsx";
import { DocsTab } from "./DocsTab.tsx";
import { InspectorHeader } from "./InspectorHeader.tsx";
import { LastRunTab } from "./LastRunTab.tsx";
import { NothingSelected } from "./NothingSelected.tsx";
import { inspectorPlace } from "./place.ts";
import { SettingsTab } from "./SettingsTab.tsx";
import { SeveralSelected } from "./SeveralSelected.tsx";
import { useFieldTarget } from "./use-field-target.ts";
import { useRecordedRun } from "./use-recorded-run.ts";
import { useStepForm } from "./use-step-form.ts";
import { useStepPreviews } from "./use-step-previews.ts";

/** The selected step: its form, its settings, what it did in the run that is shown, and how its kind works. */
export function Inspector() {
  const words = useWords().editor.inspector;
  const anchor = useEditor((state) => state.anchor);
  const several = useEditor((state) => state.selectedNodes.size > 1);
  const node = useEditor((state) => state.graph.nodes.find(({ id }) => id === anchor));
  // Here and not with the step: a run is read once, however many steps are looked at.
  const recorded = useRecordedRun(node !== undefined && !several);
  return (
    <aside aria-label={words.label} data-panel="inspector" className={inspectorPlace}>
      {several ? (
        <SeveralSelected />
      ) : node ? (
        <OneStep key={node.id} node={node} recorded={recorded} />
      ) : (
        <NothingSelected />
      )}
    </aside>
  );
}

type StepProps = { node: GraphNode; recorded: RecordedRun | null | undefined };

function OneStep({ node, recorded }: StepProps) {
  const words = useWords().editor.inspector.tabs;
  const tab = useEditor((state) => state.inspectorTab);
  const setPanel = useEditor((state) => state.setPanel);
  const form = useStepForm(node);
  const data = useStepData(node, recorded ?? null);
  const previews = useStepPreviews(node, recorded);
  useFieldTarget(node.id);
  const kind = kindOf(node.type);
  const tabs = [
    { value: "configure", label: words.configure, content: <ConfigureTab kind={kind} node={node} /> },
    { value: "settings", label: words.settings, content: <SettingsTab kind={kind} node={node} /> },
  ];
  if (kind?.flow !== "annotation")
    tabs.push({ value: "lastRun", label: words.lastRun, content: <LastRunTab node={node} /> });
  if (kind) tabs.push({ value: "docs", label: words.docs, content: <DocsTab kind={kind} /> });
  return (
    <FormScopeContext value={form}>
      <DataScopeContext value={data}>
        <PreviewsContext value={previews}>
          <InspectorHeader node={node} />
          <Tabs
            label={words.label}
            tabs={tabs}
            value={tabs.some((each) => each.value === tab) ? tab : "configure"}
            onValueChange={(value) => setPanel({ inspectorTab: value as InspectorTab })}
            className="min-h-0 flex-1"
          />
        </PreviewsContext>
      </DataScopeContext>
    </FormScopeContext>
  );
}

function useStepData(node: GraphNode, recorded: RecordedRun | null) {
  const graph = useEditor((state) => state.graph);
  const outputs = useEditor((state) => state.samples);
  return useMemo(
    () => dataScope(graph, node, { outputs, recorded }, stepName),
    [graph, node, outputs, recorded],
  );
}
