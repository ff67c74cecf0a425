import { useInfiniteQuery } from "@tanstack/react-query";
import type { WorkflowSummary } from "@weft/shared";
import { Plus, Search, Upload } from "lucide-react";
import { useEffect, useState } from "react";
import { useSearchParams } from "wouter";
import { workflowsQuery } from "../api/queries.ts";
import { useTitle } from "../app/use-title.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Input } from "../ui/field.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { useWords } from "../words/use-words.ts";
import { DeleteWorkflowDialog } from "./DeleteWorkflowDialog.tsx";
import { ImportDialog } from "./ImportDialog.tsx";
import { useFileChoice } from "./use-file-choice.tsx";
import { useCreateWorkflow } from "./use-workflow-actions.ts";
import { WorkflowGrid, WorkflowGridLoading } from "./WorkflowGrid.tsx";
import { WorkflowsEmpty } from "./WorkflowsEmpty.tsx";

/** How often the list is renewed while somebody looks at it, in ms. */
const refreshMs = 4000;

export function WorkflowsPage() {
  const words = useWords().workflows;
  useTitle(words.title);
  const [params, setParams] = useSearchParams();
  const search = params.get("q") ?? "";
  const list = useInfiniteQuery({ ...workflowsQuery(), refetchInterval: refreshMs });
  const create = useCreateWorkflow();
  const files = useFileChoice();
  const [removing, setRemoving] = useState<WorkflowSummary | null>(null);

  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const found = all.filter((workflow) => workflow.name.toLowerCase().includes(search.trim().toLowerCase()));
  const isEmpty = list.isSuccess && all.length === 0;

  // A search has to see every workflow, also those of pages not loaded yet.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (search && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [search, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const setSearch = (q: string) => setParams(q ? { q } : {}, { replace: true });
  return (
    <div className="flex min-h-full flex-col" {...files.dropTarget}>
      <PageHeader
        title={words.title}
        actions={
          <>
            <Button icon={<Upload aria-hidden size={15} />} onClick={files.choose} className="max-sm:hidden">
              {words.import}
            </Button>
            <Button
              look="primary"
              icon={<Plus aria-hidden size={16} />}
              disabled={create.isPending}
              onClick={() => create.mutate()}
            >
              {words.create}
            </Button>
          </>
        }
      />
      <main className="flex-1 px-4 py-4 max-sm:px-3">
        {!isEmpty && !list.isError && (
          <Input
            type="search"
            aria-label={words.searchLabel}
            placeholder={words.searchPlaceholder}
            icon={<Search size={15} />}
            className="mb-4 w-72 max-sm:w-full"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        {list.isPending && <WorkflowGridLoading />}
        {list.isError && all.length === 0 && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {isEmpty && <WorkflowsEmpty onCreate={() => create.mutate()} onImport={files.choose} />}
        {found.length > 0 && <WorkflowGrid workflows={found} onDelete={setRemoving} />}
        {all.length > 0 && found.length === 0 && !hasNextPage && (
          <EmptyState
            icon={<Search size={20} />}
            title={words.noMatch.title(search)}
            actions={<Button onClick={() => setSearch("")}>{words.noMatch.clear}</Button>}
          >
            {words.noMatch.detail}
          </EmptyState>
        )}
        {hasNextPage && !search && <LoadMore busy={isFetchingNextPage} onClick={() => fetchNextPage()} />}
      </main>
      {files.input}
      {files.chosen && (
        <ImportDialog
          key={files.chosen.fileName}
          chosen={files.chosen}
          onChooseAnother={files.choose}
          onClose={files.clear}
        />
      )}
      {removing && <DeleteWorkflowDialog workflow={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function LoadMore({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const words = useWords().common;
  return (
    <div className="mt-6 grid justify-center">
      <Button disabled={busy} onClick={onClick}>
        {words.loadMore}
      </Button>
    </div>
  );
}
