import { useMemo } from "react";
import { runHistory } from "../../run/run-history.ts";
import { stepNames } from "../../run/step-names.ts";
import { Timeline } from "../../run/Timeline.tsx";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";

/** The timeline of the run over the canvas. */
export function TimelinePanel() {
  const words = useWords().editor.drawer;
  const overlay = useEditor((state) => state.overlay);
  const anchor = useEditor((state) => state.anchor);
  const reveal = useEditor((state) => state.reveal);
  const history = useMemo(
    () => runHistory(overlay?.events ?? [], overlay?.state.graph),
    [overlay?.events, overlay?.state.graph],
  );
  const nameOf = useMemo(
    () => stepNames(overlay?.graph ?? { schemaVersion: 1, nodes: [], edges: [] }),
    [overlay?.graph],
  );
  const startedAt = overlay?.state.startedAt;
  if (!overlay || !startedAt) return <p className="py-8 text-center text-ink-3">{words.noTimeline}</p>;
  const { endedAt, nodes } = overlay.state;
  return (
    <Timeline
      history={history}
      startedAt={Date.parse(startedAt)}
      endedAt={endedAt === null ? null : Date.parse(endedAt)}
      moment={null}
      stepName={nameOf}
      statusOf={(id) => nodes[id]?.status ?? "pending"}
      selectedNodeId={anchor}
      onSelect={reveal}
    />
  );
}
