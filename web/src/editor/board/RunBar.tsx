import type { Graph } from "@weft/shared";
import { ExternalLink, X } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { Link } from "wouter";
import { explain } from "../../api/explain.ts";
import { awaitedEvents } from "../../run/awaited-events.ts";
import { RunControls } from "../../run/RunControls.tsx";
import type { RunOverlay } from "../../store/run-slice.ts";
import { useEditor } from "../../store/use-editor.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { useWords } from "../../words/use-words.ts";
import { graphChanges } from "../edits/graph-changes.ts";
import { useShowRun } from "../use-run-address.ts";

/** The run over the canvas: how it stands and what can be done to it. */
export function RunBar() {
  const overlay = useEditor((state) => state.overlay);
  const problem = useEditor((state) => state.overlayProblem);
  if (!overlay && !problem) return null;
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-10 grid justify-items-center gap-1.5">
      <div className="pointer-events-auto flex max-w-full items-start gap-2">
        {overlay ? <Controls overlay={overlay} /> : <Missing problem={problem} />}
      </div>
      {overlay && <OtherGraph graph={overlay.graph} />}
    </div>
  );
}

function Controls({ overlay }: { overlay: RunOverlay }) {
  const words = useWords().editor.run;
  const { id, state, graph, stream, version } = overlay;
  const awaited = useMemo(() => awaitedEvents(graph, state), [graph, state]);
  return (
    <>
      <RunControls
        runId={id}
        title={version === "draft" ? words.test : words.title(version)}
        state={state}
        stream={stream}
        awaited={awaited}
      />
      <span className="canvas-panel">
        <Tooltip label={words.open}>
          <Link
            href={`/runs/${id}`}
            aria-label={words.open}
            className="grid size-8 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
          >
            <ExternalLink aria-hidden size={15} />
          </Link>
        </Tooltip>
        <Hide />
      </span>
    </>
  );
}

/** Says so where the run is one of another graph than the one on the canvas. */
function OtherGraph({ graph }: { graph: Graph }) {
  const words = useWords().editor.run;
  const present = useDeferredValue(useEditor((state) => state.graph));
  const differs = useMemo(() => {
    const { added, removed, changed, wiresAdded, wiresRemoved } = graphChanges(graph, present);
    return added.length + removed.length + changed.length + wiresAdded + wiresRemoved > 0;
  }, [graph, present]);
  if (!differs) return null;
  return <p className="rounded-md bg-canvas px-2 py-0.5 text-sm text-ink-3">{words.otherGraph}</p>;
}

function Missing({ problem }: { problem: unknown }) {
  const words = useWords();
  return (
    <div role="alert" className="canvas-panel !pl-3">
      <span className="text-errored">
        {words.editor.run.missing}: {explain(problem, words)}
      </span>
      <Hide />
    </div>
  );
}

function Hide() {
  const words = useWords().editor.run;
  const showRun = useShowRun();
  return <IconButton label={words.hide} icon={<X size={15} />} onClick={() => showRun(null)} />;
}
