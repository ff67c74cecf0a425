import { useQuery } from "@tanstack/react-query";
import type { RunSummary } from "@weft/shared";
import clsx from "clsx";
import { MousePointerClick, X } from "lucide-react";
import { api } from "../../api/client.ts";
import { useFormat } from "../../format/use-format.ts";
import { Section } from "../../run/Section.tsx";
import { useEditor } from "../../store/use-editor.ts";
import { Ago } from "../../ui/Ago.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { StatusIcon } from "../../ui/status.tsx";
import { useWords } from "../../words/use-words.ts";
import { useShowRun } from "../use-run-address.ts";

const latest = 8;
const refreshMs = 5000;

/** What there is to see while no step is selected: the workflow's latest runs, to lay over the canvas. */
export function NothingSelected() {
  const words = useWords().editor.inspector;
  const workflowId = useEditor((state) => state.workflowId);
  const setPanel = useEditor((state) => state.setPanel);
  const runs = useQuery({
    queryKey: ["runs", "latest few", workflowId],
    queryFn: ({ signal }) => api.listRuns({ workflow: workflowId }, { limit: latest, signal }),
    refetchInterval: refreshMs,
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-center gap-2.5 border-b border-line py-2.5 pr-2 pl-4">
        <MousePointerClick aria-hidden size={16} className="shrink-0 text-ink-3" />
        <p className="min-w-0 flex-1 text-ink-3">{words.nothingHint}</p>
        <IconButton
          size="sm"
          label={words.close}
          icon={<X size={15} />}
          onClick={() => setPanel({ inspectorOpen: false })}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <Section title={words.latestRuns}>
          {runs.data?.items.length === 0 && <p className="text-ink-3">{words.noRuns}</p>}
          <ul className="-mx-2 grid">
            {runs.data?.items.map((run) => (
              <li key={run.id}>
                <RunRow run={run} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const words = useWords();
  const format = useFormat();
  const showRun = useShowRun();
  const shown = useEditor((state) => state.overlay?.id === run.id);
  const status = words.common.status[run.status];
  const version = words.common.version(run.version);
  const { startedAt, endedAt } = run;
  return (
    <button
      type="button"
      aria-label={words.editor.inspector.showRun(status, version)}
      aria-current={shown || undefined}
      onClick={() => showRun(run.id)}
      className={clsx(
        "flex h-8 w-full items-center gap-2 rounded-md px-2 text-left",
        shown ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      <StatusIcon status={run.status} size={14} />
      <span className="truncate">{status}</span>
      <span className="text-ink-3">{version}</span>
      <span className="ml-auto font-mono text-xs text-ink-3">
        {startedAt && endedAt && format.duration(Date.parse(endedAt) - Date.parse(startedAt))}
      </span>
      <Ago at={run.createdAt} className="w-20 shrink-0 text-right text-sm text-ink-3" />
    </button>
  );
}
