import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Braces, Ellipsis, Fingerprint, Pencil } from "lucide-react";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { runDefinitionQuery, runQuery } from "../api/queries.ts";
import { PageLoading } from "../app/PageLoading.tsx";
import { useTitle } from "../app/use-title.ts";
import { buttonClass, IconButton } from "../ui/Button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";
import { RunView } from "./RunView.tsx";
import { useRunFeed } from "./run-feed.ts";

export function RunPage({ runId }: { runId: string }) {
  const words = useWords();
  const client = useQueryClient();
  const run = useQuery(runQuery(runId));
  const definition = useQuery(runDefinitionQuery(runId));
  const feed = useRunFeed(run.isSuccess ? runId : null);
  const name = run.data?.workflowName ?? "";
  useTitle(name ? words.run.title(name) : words.runs.title);

  // The stream ends with the run; its own output, whole, comes with the run itself.
  const hasEnded = feed.stream === "ended";
  useEffect(() => {
    if (hasEnded) void client.invalidateQueries({ ...runQuery(runId), exact: true });
  }, [hasEnded, client, runId]);

  const error = run.error ?? definition.error ?? feed.problem;
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <PageHeader
        trail={[{ href: "/runs", label: words.run.backToRuns }]}
        title={name || words.run.untitled}
        beside={run.data && <VersionLink workflowId={run.data.workflowId} version={run.data.version} />}
        actions={run.data && <Actions runId={runId} workflowId={run.data.workflowId} />}
      />
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void run.refetch();
            void definition.refetch();
          }}
        />
      ) : run.data && definition.data ? (
        <RunView run={run.data} graph={definition.data.graph} feed={feed} />
      ) : (
        <PageLoading />
      )}
    </div>
  );
}

function VersionLink({ workflowId, version }: { workflowId: string; version: number | "draft" }) {
  const words = useWords().common;
  const look = "shrink-0 rounded-full border border-line px-2 text-sm leading-5 text-ink-2";
  if (version === "draft") return <span className={look}>{words.version(version)}</span>;
  return (
    <Link
      href={`/workflows/${workflowId}/versions/${version}`}
      className={`${look} hover:bg-hover hover:text-ink`}
    >
      {words.version(version)}
    </Link>
  );
}

function Actions({ runId, workflowId }: { runId: string; workflowId: string }) {
  const words = useWords();
  const editor = `/workflows/${workflowId}?run=${runId}`;
  const [, navigate] = useLocation();
  const copy = async (text: Promise<string>, done: string) => {
    try {
      if (await copyText(await text)) toast.success(done);
      else toast.error(words.run.notCopied);
    } catch (error) {
      toast.error(words.run.notCopied, explain(error, words));
    }
  };
  return (
    <>
      <Link href={editor} className={buttonClass("secondary", "md", "max-sm:hidden!")}>
        <Pencil aria-hidden size={14} />
        {words.run.openEditor}
      </Link>
      <Menu trigger={<IconButton label={words.run.actions} icon={<Ellipsis aria-hidden size={16} />} />}>
        <MenuItem icon={<Pencil size={15} />} onSelect={() => navigate(editor)}>
          {words.run.openEditor}
        </MenuItem>
        <MenuItem
          icon={<Braces size={15} />}
          onSelect={() =>
            copy(
              api.getRun(runId).then((run) => JSON.stringify(run, null, 2)),
              words.run.copiedJson,
            )
          }
        >
          {words.run.copyJson}
        </MenuItem>
        <MenuItem
          icon={<Fingerprint size={15} />}
          onSelect={() => copy(Promise.resolve(runId), words.common.copied)}
        >
          {words.run.copyId}
        </MenuItem>
      </Menu>
    </>
  );
}
