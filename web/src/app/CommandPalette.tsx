import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Activity, Layers, type LucideIcon, Moon, Play, Plus, Settings, Sun } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { recentRunsQuery, workflowsQuery } from "../api/queries.ts";
import { Ago } from "../ui/Ago.tsx";
import { Modal } from "../ui/Dialog.tsx";
import { StatusIcon } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";
import { useCreateWorkflow, useStartWorkflow } from "../workflows/use-workflow-actions.ts";
import { commandScore, startsSomething } from "./command-score.ts";
import { setCommandsOpen } from "./commands-open.ts";
import { toggleTheme, useTheme } from "./theme.ts";

/** Go to, create, run and toggle, from anywhere. Fetched when it is opened for the first time. */
export function CommandPalette({ open }: { open: boolean }) {
  const words = useWords().shell.commands;
  return (
    <Modal
      open={open}
      onOpenChange={setCommandsOpen}
      label={words.open}
      className="mx-auto mt-[12vh] mb-auto max-h-[min(440px,76dvh)] w-[min(560px,calc(100vw-24px))] overflow-hidden rounded-xl"
    >
      <Palette onDone={() => setCommandsOpen(false)} />
    </Modal>
  );
}

function Palette({ onDone }: { onDone: () => void }) {
  const all = useWords();
  const words = all.shell.commands;
  const [query, setQuery] = useState("");
  return (
    <Command label={words.open} loop filter={commandScore} className="flex min-h-0 w-full flex-col">
      <Command.Input
        data-autofocus
        value={query}
        onValueChange={setQuery}
        placeholder={words.placeholder}
        className="h-12 shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="min-h-0 scroll-py-2 overflow-y-auto p-1.5">
        <Command.Empty className="py-10 text-center text-ink-3">{words.empty}</Command.Empty>
        <Pages onDone={onDone} />
        <Actions onDone={onDone} />
        <Workflows onDone={onDone} isSearching={query.trim() !== ""} />
        <RecentRuns onDone={onDone} />
      </Command.List>
    </Command>
  );
}

type Part = { onDone: () => void };

function Pages({ onDone }: Part) {
  const words = useWords().shell;
  const [, navigate] = useLocation();
  const pages: [string, string, LucideIcon][] = [
    ["/", words.workflows, Layers],
    ["/runs", words.runs, Activity],
    ["/settings", words.settings, Settings],
  ];
  return (
    <Group heading={words.commands.pages}>
      {pages.map(([path, label, Icon]) => (
        <Item
          key={path}
          value={`page:${path}`}
          text={label}
          icon={<Icon size={16} />}
          onSelect={() => {
            onDone();
            navigate(path);
          }}
        >
          {label}
        </Item>
      ))}
    </Group>
  );
}

function Actions({ onDone }: Part) {
  const words = useWords().shell.commands;
  const { theme } = useTheme();
  const create = useCreateWorkflow();
  const ThemeIcon = theme === "dark" ? Sun : Moon;
  return (
    <Group heading={words.actions}>
      <Item
        value="action:create"
        text={words.newWorkflow}
        icon={<Plus size={16} />}
        onSelect={() => {
          onDone();
          create.mutate();
        }}
      >
        {words.newWorkflow}
      </Item>
      <Item
        value="action:theme"
        text={`${words.lightTheme} ${words.darkTheme}`}
        icon={<ThemeIcon size={16} />}
        onSelect={() => {
          onDone();
          toggleTheme();
        }}
      >
        {theme === "dark" ? words.lightTheme : words.darkTheme}
      </Item>
    </Group>
  );
}

/** Starting a workflow is offered only to somebody who looks for it: a slip of the finger must not start one. */
function Workflows({ onDone, isSearching }: Part & { isSearching: boolean }) {
  const words = useWords().shell.commands;
  const [, navigate] = useLocation();
  const list = useInfiniteQuery(workflowsQuery());
  const start = useStartWorkflow();
  const workflows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (workflows.length === 0) return null;
  return (
    <Group heading={words.workflows}>
      {workflows.map(({ id, name }) => (
        <Item
          key={id}
          value={`workflow:${id}`}
          text={name}
          icon={<Layers size={16} />}
          onSelect={() => {
            onDone();
            navigate(`/workflows/${id}`);
          }}
        >
          {name}
        </Item>
      ))}
      {isSearching &&
        workflows
          .filter((workflow) => workflow.liveVersion !== null && workflow.enabled)
          .map(({ id, name }) => (
            <Item
              key={`run ${id}`}
              value={`${startsSomething}${id}`}
              text={words.run(name)}
              icon={<Play size={16} />}
              onSelect={() => {
                onDone();
                start.mutate(id);
              }}
            >
              {words.run(name)}
            </Item>
          ))}
    </Group>
  );
}

function RecentRuns({ onDone }: Part) {
  const all = useWords();
  const [, navigate] = useLocation();
  const runs = useQuery(recentRunsQuery()).data?.items ?? [];
  if (runs.length === 0) return null;
  return (
    <Group heading={all.shell.commands.recentRuns}>
      {runs.map((run) => (
        <Item
          key={run.id}
          value={`run:${run.id}`}
          text={`${run.workflowName} ${all.common.status[run.status]} ${run.id}`}
          icon={<StatusIcon status={run.status} />}
          aside={<Ago at={run.startedAt ?? run.createdAt} />}
          onSelect={() => {
            onDone();
            navigate(`/runs/${run.id}`);
          }}
        >
          {run.workflowName || all.runs.unknownWorkflow}
          <span className="text-ink-3"> · {all.common.status[run.status]}</span>
        </Item>
      ))}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

type ItemProps = {
  value: string;
  /** What it is found by. */
  text: string;
  icon: ReactNode;
  children: ReactNode;
  aside?: ReactNode;
  onSelect: () => void;
};

function Item({ value, text, icon, children, aside, onSelect }: ItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={[text]}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <span aria-hidden className="grid size-4 shrink-0 place-items-center text-ink-3">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside && <span className="shrink-0 text-sm text-ink-3">{aside}</span>}
    </Command.Item>
  );
}
