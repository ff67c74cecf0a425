import type { RunSummary } from "@weft/shared";
import { isRunEnded } from "@weft/shared";
import { Link } from "wouter";
import { useFormat } from "../format/use-format.ts";
import { Ago } from "../ui/Ago.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { StatusBadge } from "../ui/status.tsx";
import { Cell, HeadCell, Table } from "../ui/table.tsx";
import { useNow } from "../ui/use-now.ts";
import { useWords } from "../words/use-words.ts";

export function RunsTable({ runs }: { runs: readonly RunSummary[] }) {
  const words = useWords().runs.columns;
  return (
    <Table className="table-fixed">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell className="w-32">{words.status}</HeadCell>
          <HeadCell className="w-[28%]">{words.workflow}</HeadCell>
          <HeadCell className="w-20">{words.version}</HeadCell>
          <HeadCell className="w-32">{words.started}</HeadCell>
          <HeadCell className="w-28">{words.duration}</HeadCell>
          <HeadCell>{words.error}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </Table>
  );
}

/** The link in the first cell spans the row. On a phone a row is two lines and the error a third. */
function Row({ run }: { run: RunSummary }) {
  const all = useWords();
  const name = run.workflowName || all.runs.unknownWorkflow;
  return (
    <tr
      data-run-id={run.id}
      className="relative hover:bg-hover max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:border-b max-sm:border-line max-sm:py-2"
    >
      <Cell className="max-sm:order-2 max-sm:h-6 max-sm:border-0">
        <Link
          href={`/runs/${run.id}`}
          aria-label={all.runs.open(name, all.common.status[run.status])}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <StatusBadge status={run.status} />
        </Link>
      </Cell>
      <Cell className="max-sm:order-1 max-sm:h-6 max-sm:border-0">
        <span title={name} className="block truncate font-medium">
          {name}
        </span>
      </Cell>
      <Cell className="max-sm:hidden">
        <span className="text-ink-2">{all.common.version(run.version)}</span>
      </Cell>
      <Cell className="max-sm:order-3 max-sm:h-6 max-sm:border-0">
        <Ago at={run.startedAt ?? run.createdAt} className="text-ink-2" />
      </Cell>
      <Cell className="max-sm:order-4 max-sm:h-6 max-sm:border-0 max-sm:text-right">
        <Duration run={run} />
      </Cell>
      <Cell className="max-sm:order-5 max-sm:col-span-2 max-sm:h-auto max-sm:border-0 max-sm:empty:hidden">
        {run.error && (
          <span
            title={`${run.error.name}: ${run.error.message}`}
            className="block truncate font-mono text-sm text-ink-2"
          >
            {run.error.name}: {run.error.message}
          </span>
        )}
      </Cell>
    </tr>
  );
}

function Duration({ run }: { run: RunSummary }) {
  const format = useFormat();
  const now = useNow(isRunEnded(run.status) ? 0 : 1000);
  if (run.startedAt === null) return null;
  const end = run.endedAt === null ? Math.max(now, Date.parse(run.startedAt)) : Date.parse(run.endedAt);
  return <span className="text-ink-2">{format.duration(end - Date.parse(run.startedAt))}</span>;
}

export function RunsTableLoading() {
  const words = useWords().common;
  return (
    <div role="status" aria-label={words.loading} className="grid">
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
        <div key={key} className="flex h-10 items-center gap-8 border-b border-line px-3">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-52" />
          <Skeleton className="h-3 w-10 max-sm:hidden" />
          <Skeleton className="h-3 w-20 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
