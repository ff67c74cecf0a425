import { isRunEnded } from "@weft/shared";
import { useMemo } from "react";
import { LogList } from "../../run/LogList.tsx";
import { stepNames } from "../../run/step-names.ts";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";

/** What the steps of the run over the canvas logged. */
export function LogsPanel() {
  const words = useWords().editor.drawer;
  const overlay = useEditor((state) => state.overlay);
  const graph = overlay?.graph;
  const nameOf = useMemo(() => graph && stepNames(graph), [graph]);
  if (!overlay || !nameOf) return <p className="py-8 text-center text-ink-3">{words.noTimeline}</p>;
  return <LogList runId={overlay.id} isLive={!isRunEnded(overlay.state.status)} stepName={nameOf} />;
}
