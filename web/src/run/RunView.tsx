import type { Graph, GraphNode, NodeState, Run } from "@weft/shared";
import { useCallback, useState } from "react";
import { PassSlotContext } from "../canvas/pass-slot.ts";
import { RunCanvas } from "../canvas/RunCanvas.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useMedia } from "../ui/use-media.ts";
import { useWords } from "../words/use-words.ts";
import { LogList } from "./LogList.tsx";
import { MomentSlider } from "./MomentSlider.tsx";
import { PassPicker } from "./PassPicker.tsx";
import { RunControls } from "./RunControls.tsx";
import { RunDetails } from "./RunDetails.tsx";
import type { RunFeed } from "./run-feed.ts";
import { RunPassesContext } from "./run-passes.ts";
import { Timeline } from "./Timeline.tsx";
import { type RunViewModel, useRunView } from "./use-run-view.ts";

type Props = { run: Run; graph: Graph; feed: RunFeed };

/** A run over the graph of its version: canvas, timeline, logs, and beside them the run or one of its steps. */
export function RunView({ run, graph, feed }: Props) {
  const words = useWords().run;
  const isNarrow = useMedia("(max-width: 899px)");
  const isPhone = useMedia("(max-width: 639px)");
  const view = useRunView(graph, feed);
  const [tab, setTab] = useState("details");
  const select = (id: string | null) => {
    view.selectNode(id);
    if (id !== null) setTab("details");
  };
  const controls = (
    <RunControls runId={run.id} state={view.present} stream={feed.stream} awaited={view.awaited} />
  );
  const details = <RunDetails run={run} view={view} onSelect={select} />;
  const passSlot = useCallback(
    (loop: GraphNode, loopRun: NodeState) => <PassPicker loop={loop} run={loopRun} place="card" />,
    [],
  );
  return (
    <RunPassesContext value={view.passes}>
      <PassSlotContext value={passSlot}>
        <main className="flex min-h-0 flex-1 max-sm:block">
          <div className="flex min-w-0 flex-1 flex-col">
            {isPhone && controls}
            <section
              aria-label={words.canvas}
              className="relative min-h-0 flex-1 max-sm:h-72 max-sm:flex-none"
            >
              <RunCanvas
                graph={graph}
                state={view.state}
                selectedNodeId={view.node?.id ?? null}
                onSelect={select}
              />
              {!isPhone && (
                <div className="pointer-events-none absolute inset-x-3 top-3 z-10 grid justify-center">
                  <div className="pointer-events-auto">{controls}</div>
                </div>
              )}
            </section>
            <MomentSlider events={view.events} shown={view.shown} onChange={view.showMoment} />
            <Drawer
              run={run}
              view={view}
              details={isNarrow ? details : null}
              tab={tab}
              onTabChange={setTab}
              onSelect={select}
            />
          </div>
          {!isNarrow && (
            <aside
              aria-label={view.node ? words.tabs.step : words.tabs.details}
              className="w-95 shrink-0 overflow-y-auto border-l border-line bg-panel"
            >
              {details}
            </aside>
          )}
        </main>
      </PassSlotContext>
    </RunPassesContext>
  );
}

type DrawerProps = {
  run: Run;
  view: RunViewModel;
  /** Where there is no room beside the canvas. */
  details: React.ReactNode;
  tab: string;
  onTabChange: (tab: string) => void;
  onSelect: (nodeId: string) => void;
};

function Drawer({ run, view, details, tab, onTabChange, onSelect }: DrawerProps) {
  const words = useWords().run;
  const timeline = (
    <div data-panel="timeline">
      <Timeline
        history={view.history}
        startedAt={Date.parse(view.state.startedAt ?? run.createdAt)}
        endedAt={view.state.endedAt === null ? null : Date.parse(view.state.endedAt)}
        moment={view.moment}
        stepName={view.stepName}
        statusOf={(id) => view.state.nodes[id]?.status ?? "pending"}
        selectedNodeId={view.node?.id ?? null}
        onSelect={onSelect}
      />
    </div>
  );
  const logs = (
    <div data-panel="logs">
      <LogList runId={run.id} isLive={view.isLive} stepName={view.stepName} />
    </div>
  );
  const tabs = [
    { value: "timeline", label: words.tabs.timeline, content: timeline },
    { value: "logs", label: words.tabs.logs, content: logs },
  ];
  if (details)
    tabs.unshift({
      value: "details",
      label: view.node ? words.tabs.step : words.tabs.details,
      content: <>{details}</>,
    });
  return (
    <Tabs
      label={words.tabs.label}
      tabs={tabs}
      value={tabs.some((one) => one.value === tab) ? tab : "timeline"}
      onValueChange={onTabChange}
      className="h-[34%] min-h-56 border-t border-line bg-panel max-sm:h-auto max-sm:min-h-96"
    />
  );
}
