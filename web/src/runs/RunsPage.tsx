import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Activity, SearchX } from "lucide-react";
import { useMemo } from "react";
import { Link, useSearchParams } from "wouter";
import { runsQuery } from "../api/queries.ts";
import { useTitle } from "../app/use-title.ts";
import { Button, buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { useWords } from "../words/use-words.ts";
import { RunFilters } from "./RunFilters.tsx";
import { RunsTable, RunsTableLoading } from "./RunsTable.tsx";
import { apiFilter, isFiltered, type ListFilter, readFilter, writeFilter } from "./run-filter.ts";

/** How often each loaded page is renewed while somebody looks at the list, in ms. */
const refreshMs = 2500;

export function RunsPage() {
  const words = useWords().runs;
  useTitle(words.title);
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const list = useInfiniteQuery({
    ...runsQuery(writeFilter(filter).toString(), () => apiFilter(filter, Date.now())),
    refetchInterval: (query) => refreshMs * (query.state.data?.pages.length ?? 1),
    placeholderData: keepPreviousData,
  });
  const runs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const setFilter = (next: ListFilter) => setParams(writeFilter(next), { replace: true });
  const isNothing = list.isSuccess && runs.length === 0;
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader title={words.title} />
      <main className="flex-1 px-4 py-4 max-sm:px-3">
        {(runs.length > 0 || isFiltered(filter)) && <RunFilters filter={filter} onChange={setFilter} />}
        <div className="mt-3 overflow-hidden rounded-xl border border-line bg-panel shadow-card empty:hidden [&_tr:last-child>td]:border-0">
          {list.isPending && <RunsTableLoading />}
          {runs.length > 0 && <RunsTable runs={runs} />}
        </div>
        {list.isError && runs.length === 0 && (
          <ErrorState error={list.error} onRetry={() => list.refetch()} />
        )}
        {isNothing && (isFiltered(filter) ? <NoMatch /> : <NoRuns />)}
        {list.hasNextPage && (
          <div className="mt-4 grid justify-center">
            <Button disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {words.olderHidden}
            </Button>
          </div>
        )}
      </main>
    </div>
  );
}

function NoMatch() {
  const words = useWords().runs.noMatch;
  return (
    <EmptyState icon={<SearchX size={20} />} title={words.title}>
      {words.detail}
    </EmptyState>
  );
}

function NoRuns() {
  const words = useWords().runs.empty;
  return (
    <EmptyState
      icon={<Activity size={20} />}
      title={words.title}
      actions={
        <Link href="/" className={buttonClass()}>
          {words.action}
        </Link>
      }
    >
      {words.detail}
    </EmptyState>
  );
}
