import type { WorkflowSummary } from "@weft/shared";
import clsx from "clsx";
import { Activity, Copy, Download, Ellipsis, Play, Trash2 } from "lucide-react";
import { Link, useLocation } from "wouter";
import { Ago } from "../ui/Ago.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import { Switch } from "../ui/Switch.tsx";
import { StatusIcon } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";
import { Miniature } from "./Miniature.tsx";
import { Sparkline } from "./Sparkline.tsx";
import { useStartWorkflow, useWorkflowActions } from "./use-workflow-actions.ts";

type Props = { workflow: WorkflowSummary; onDelete: () => void };

/** One workflow of the list. The whole card opens it; what can be done to it lies above that. */
export function WorkflowCard({ workflow, onDelete }: Props) {
  const { id, name, liveVersion, miniature } = workflow;
  const isOff = liveVersion !== null && !workflow.enabled;
  return (
    <li
      data-workflow-id={id}
      className="group relative flex flex-col overflow-hidden rounded-xl border border-line bg-panel shadow-card transition-colors duration-100 hover:border-line-strong"
    >
      <div className={clsx("dots h-31 border-b border-line bg-canvas", isOff && "opacity-60")}>
        <Miniature miniature={miniature} className="size-full" />
      </div>
      <div className="flex items-center gap-2 px-3.5 pt-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          <Link
            href={`/workflows/${id}`}
            title={name}
            className="rounded-sm after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        </h2>
        <Controls workflow={workflow} onDelete={onDelete} />
      </div>
      <Facts workflow={workflow} />
    </li>
  );
}

function Controls({ workflow, onDelete }: Props) {
  const words = useWords().workflows;
  const [, navigate] = useLocation();
  const { duplicate, download, toggle } = useWorkflowActions(workflow);
  const start = useStartWorkflow();
  const enabled = toggle.isPending ? toggle.variables : workflow.enabled;
  return (
    <div className="relative z-10 -mr-1.5 flex shrink-0 items-center gap-1">
      {workflow.liveVersion !== null && (
        <Switch
          label={words.enabled(workflow.name)}
          checked={enabled}
          onCheckedChange={(next) => toggle.mutate(next)}
        />
      )}
      <Menu
        trigger={
          <IconButton
            label={words.actions(workflow.name)}
            icon={<Ellipsis aria-hidden size={16} />}
            size="sm"
          />
        }
      >
        {workflow.liveVersion !== null && workflow.enabled && (
          <MenuItem icon={<Play size={15} />} onSelect={() => start.mutate(workflow.id)}>
            {words.start}
          </MenuItem>
        )}
        <MenuItem icon={<Activity size={15} />} onSelect={() => navigate(`/runs?workflow=${workflow.id}`)}>
          {words.showRuns}
        </MenuItem>
        <MenuItem icon={<Copy size={15} />} onSelect={() => duplicate.mutate()}>
          {words.duplicate}
        </MenuItem>
        <MenuItem icon={<Download size={15} />} onSelect={() => download.mutate()}>
          {words.export}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 size={15} />} danger onSelect={onDelete}>
          {words.remove.confirm}
        </MenuItem>
      </Menu>
    </div>
  );
}

function Facts({ workflow }: { workflow: WorkflowSummary }) {
  const all = useWords();
  const words = all.workflows;
  const { liveVersion, lastRun, recentRuns, enabled } = workflow;
  return (
    <div className="flex min-h-14 items-end gap-3 px-3.5 pt-1 pb-3.5 text-sm">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <span className="flex items-center gap-1.5 text-ink-2">
          <span
            aria-hidden
            className={clsx(
              "mx-1 size-1.5 rounded-full",
              liveVersion !== null && enabled ? "bg-complete" : "bg-line-strong",
            )}
          />
          <span className="truncate">
            {liveVersion === null ? words.notPublished : words.live(liveVersion)}
            {liveVersion !== null && !enabled && ` · ${words.off}`}
          </span>
        </span>
        {lastRun ? (
          <Link
            href={`/runs/${lastRun.id}`}
            className="relative z-10 flex min-w-0 items-center gap-1.5 justify-self-start rounded-sm text-ink-3 hover:text-ink"
          >
            <StatusIcon status={lastRun.status} size={14} />
            <span className="truncate">
              {all.common.status[lastRun.status]} · <Ago at={lastRun.startedAt} />
            </span>
          </Link>
        ) : (
          <span className="pl-5 text-ink-3">{words.neverRun}</span>
        )}
      </div>
      {recentRuns.length > 0 && <Sparkline runs={recentRuns} />}
    </div>
  );
}
