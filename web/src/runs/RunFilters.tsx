import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { runStatuses } from "@weft/shared";
import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { versionsQuery, workflowsQuery } from "../api/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Input, Select } from "../ui/field.tsx";
import { useWords } from "../words/use-words.ts";
import { isFiltered, type ListFilter, periods } from "./run-filter.ts";

type Props = { filter: ListFilter; onChange: (filter: ListFilter) => void };

const cleared: ListFilter = { status: "", workflow: "", version: "", error: "", time: "", from: "", to: "" };

export function RunFilters({ filter, onChange }: Props) {
  const all = useWords();
  const words = all.runs.filters;
  const set = (change: Partial<ListFilter>) => onChange({ ...filter, ...change });
  return (
    <search aria-label={words.label} className="flex flex-wrap items-center gap-2">
      <ErrorText value={filter.error} onChange={(error) => set({ error })} />
      <Select
        aria-label={words.status}
        className="w-36! max-sm:w-[calc(50%-4px)]!"
        value={filter.status}
        onChange={(event) => set({ status: event.target.value as ListFilter["status"] })}
      >
        <option value="">{words.anyStatus}</option>
        {runStatuses.map((status) => (
          <option key={status} value={status}>
            {all.common.status[status]}
          </option>
        ))}
      </Select>
      <WorkflowSelect value={filter.workflow} onChange={(workflow) => set({ workflow, version: "" })} />
      {filter.workflow && (
        <VersionSelect
          workflowId={filter.workflow}
          value={filter.version}
          onChange={(version) => set({ version })}
        />
      )}
      <TimeSelect filter={filter} set={set} />
      {isFiltered(filter) && (
        <Button look="quiet" icon={<X aria-hidden size={14} />} onClick={() => onChange(cleared)}>
          {words.clear}
        </Button>
      )}
    </search>
  );
}

/** Waits for a rest in the typing before it asks. */
function ErrorText({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useWords().runs.filters;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 300);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      type="search"
      aria-label={words.error}
      placeholder={words.errorPlaceholder}
      icon={<Search size={15} />}
      className="w-60 max-sm:w-full"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

function WorkflowSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const all = useWords();
  const words = all.runs.filters;
  const list = useInfiniteQuery(workflowsQuery());
  const workflows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const known = workflows.some((workflow) => workflow.id === value);
  return (
    <Select
      aria-label={words.workflow}
      className="w-52! max-sm:order-last max-sm:w-full!"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{words.anyWorkflow}</option>
      {value && !known && <option value={value}>{list.isPending ? all.common.loading : value}</option>}
      {workflows.map((workflow) => (
        <option key={workflow.id} value={workflow.id}>
          {workflow.name}
        </option>
      ))}
    </Select>
  );
}

type VersionProps = { workflowId: string; value: string; onChange: (version: string) => void };

function VersionSelect({ workflowId, value, onChange }: VersionProps) {
  const all = useWords();
  const words = all.runs.filters;
  const versions = useQuery(versionsQuery(workflowId)).data?.items ?? [];
  const known = value === "draft" || versions.some((version) => String(version.version) === value);
  return (
    <Select
      aria-label={words.version}
      className="w-32! max-sm:order-last max-sm:w-full!"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{words.anyVersion}</option>
      <option value="draft">{all.common.version("draft")}</option>
      {value && !known && <option value={value}>{all.common.version(Number(value))}</option>}
      {versions.map(({ version }) => (
        <option key={version} value={version}>
          {all.common.version(version)}
        </option>
      ))}
    </Select>
  );
}

function TimeSelect({ filter, set }: { filter: ListFilter; set: (change: Partial<ListFilter>) => void }) {
  const words = useWords().runs.filters;
  return (
    <>
      <Select
        aria-label={words.time}
        className="w-36! max-sm:w-[calc(50%-4px)]!"
        value={filter.time}
        onChange={(event) => set({ time: event.target.value as ListFilter["time"] })}
      >
        <option value="">{words.anyTime}</option>
        {periods.map((period) => (
          <option key={period} value={period}>
            {words.periods[period]}
          </option>
        ))}
        <option value="range">{words.range}</option>
      </Select>
      {filter.time === "range" && (
        <span className="flex items-center gap-2 max-sm:w-full">
          <Input
            type="datetime-local"
            aria-label={words.from}
            className="w-48! max-sm:flex-1"
            value={filter.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <Input
            type="datetime-local"
            aria-label={words.to}
            className="w-48! max-sm:flex-1"
            value={filter.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </span>
      )}
    </>
  );
}
