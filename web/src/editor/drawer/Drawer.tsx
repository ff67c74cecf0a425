import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import type { DrawerTab } from "../../store/panel-slice.ts";
import { useEditor } from "../../store/use-editor.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useWords } from "../../words/use-words.ts";
import { later } from "../later.ts";
import { useProblems } from "../use-problems.ts";
import { useDrawerHeight } from "./use-drawer-height.ts";

const panels = () => import("./panels.ts");
const CodePanel = later(panels, "CodePanel");
const LogsPanel = later(panels, "LogsPanel");
const ProblemsPanel = later(panels, "ProblemsPanel");
const TimelinePanel = later(panels, "TimelinePanel");

/** Below the canvas: problems, code, and the run's timeline and log. Closed, its tabs remain. */
export function Drawer() {
  const words = useWords().editor.drawer;
  const open = useEditor((state) => state.drawerOpen);
  const tab = useEditor((state) => state.drawerTab);
  const setPanel = useEditor((state) => state.setPanel);
  const { height, handle } = useDrawerHeight();
  const count = useProblems().length;
  const tabs: [DrawerTab, ReactNode, ReactNode][] = [
    [
      "problems",
      count > 0 ? `${words.tabs.problems} ${count}` : words.tabs.problems,
      <ProblemsPanel key="problems" />,
    ],
    ["code", words.tabs.code, <CodePanel key="code" />],
    ["timeline", words.tabs.timeline, <TimelinePanel key="timeline" />],
    ["logs", words.tabs.logs, <LogsPanel key="logs" />],
  ];
  return (
    <section
      aria-label={words.label}
      data-drawer
      className="relative flex shrink-0 flex-col border-t border-line bg-panel"
      style={open ? { height } : {}}
    >
      {open && (
        <hr
          {...handle}
          aria-label={words.resize}
          className="absolute inset-x-0 -top-1 z-10 h-2 cursor-row-resize border-0"
        />
      )}
      <Tabs
        label={words.label}
        value={open ? tab : ""}
        onValueChange={(value) => setPanel({ drawerOpen: true, drawerTab: value as DrawerTab })}
        tabs={tabs.map(([value, label, panel]) => ({
          value,
          label,
          content: (
            <div data-panel={value} className="h-full">
              <Suspense>{panel}</Suspense>
            </div>
          ),
        }))}
        aside={
          <IconButton
            size="sm"
            side="top"
            label={open ? words.close : words.open}
            icon={open ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
            onClick={() => setPanel({ drawerOpen: !open })}
          />
        }
        className="min-h-0 flex-1"
        {...(open ? {} : { listClassName: "border-b-0" })}
      />
    </section>
  );
}
