import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Version } from "@weft/shared";
import { Activity, Pencil, Radio } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { versionQuery, versionsQuery, workflowQuery } from "../api/queries.ts";
import { PageLoading } from "../app/PageLoading.tsx";
import { useTitle } from "../app/use-title.ts";
import { RunCanvas } from "../canvas/RunCanvas.tsx";
import { Ago } from "../ui/Ago.tsx";
import { Button, buttonClass } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Select } from "../ui/field.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";
import { VersionCode } from "./VersionCode.tsx";

type Props = { workflowId: string; version: number };

/** A published version as it is for ever: its graph and the code that runs. */
export function VersionPage({ workflowId, version }: Props) {
  const words = useWords();
  const workflow = useQuery(workflowQuery(workflowId));
  const found = useQuery(versionQuery(workflowId, version));
  const [selected, setSelected] = useState<string | null>(null);
  const name = workflow.data?.name ?? "";
  useTitle(name ? `${name}, ${words.common.version(version)}` : words.versions.title(version));
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <PageHeader
        trail={[
          { href: "/", label: words.shell.workflows },
          { href: `/workflows/${workflowId}`, label: name || words.common.loading },
        ]}
        title={words.versions.title(version)}
        beside={found.data && <LiveMark live={found.data.live} />}
        actions={found.data && <Actions workflowId={workflowId} version={found.data} />}
      />
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => found.refetch()} />
      ) : found.data ? (
        <>
          <About version={found.data} />
          <main className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(0,46%)] max-lg:grid-cols-1 max-lg:grid-rows-2 max-sm:block">
            <section aria-label={words.versions.graph} className="relative min-h-0 max-sm:h-72">
              <RunCanvas
                graph={found.data.graph}
                state={null}
                selectedNodeId={selected}
                onSelect={setSelected}
              />
            </section>
            <VersionCode modules={found.data.modules} />
          </main>
        </>
      ) : (
        <PageLoading />
      )}
    </div>
  );
}

function LiveMark({ live }: { live: boolean }) {
  const words = useWords().versions;
  return (
    <span className="flex shrink-0 items-center gap-1.5 rounded-full border border-line px-2 text-sm leading-5 text-ink-2">
      <span aria-hidden className={`size-1.5 rounded-full ${live ? "bg-complete" : "bg-line-strong"}`} />
      {live ? words.live : words.notLive}
    </span>
  );
}

function About({ version }: { version: Version }) {
  const words = useWords().versions;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-1 border-b border-line bg-panel px-4 py-2 text-sm text-ink-2">
      <span className="font-medium text-ink">{version.message || words.noMessage}</span>
      <span>
        {version.author} · <Ago at={version.createdAt} />
      </span>
      <span className="ml-auto flex min-w-0 items-center gap-1.5 max-sm:ml-0">
        {words.hash}
        <span title={version.hash} className="font-mono">
          {version.hash.slice(0, 12)}
        </span>
        <CopyButton text={() => version.hash} className="-my-1.5" />
      </span>
    </div>
  );
}

function Actions({ workflowId, version }: { workflowId: string; version: Version }) {
  const words = useWords();
  const client = useQueryClient();
  const promote = useMutation({
    mutationFn: () => api.promoteVersion(workflowId, version.version),
    onSuccess: () => {
      toast.success(words.versions.madeLive(version.version));
      return client.invalidateQueries({ queryKey: ["workflow", workflowId] });
    },
    onError: (error) => toast.error(words.versions.notMadeLive, explain(error, words)),
  });
  return (
    <>
      <VersionSelect workflowId={workflowId} version={version.version} />
      <Link
        href={`/runs?workflow=${workflowId}&version=${version.version}`}
        className={buttonClass("secondary", "md", "max-sm:hidden!")}
      >
        <Activity aria-hidden size={14} />
        {words.versions.showRuns}
      </Link>
      {version.live ? (
        <Link href={`/workflows/${workflowId}`} className={buttonClass("secondary", "md", "max-sm:hidden!")}>
          <Pencil aria-hidden size={14} />
          {words.versions.openEditor}
        </Link>
      ) : (
        <Button
          look="primary"
          icon={<Radio aria-hidden size={15} />}
          disabled={promote.isPending}
          onClick={() => promote.mutate()}
        >
          {words.versions.makeLive}
        </Button>
      )}
    </>
  );
}

function VersionSelect({ workflowId, version }: Props) {
  const words = useWords();
  const [, navigate] = useLocation();
  const versions = useQuery(versionsQuery(workflowId)).data?.items ?? [];
  if (versions.length < 2) return null;
  return (
    <Select
      aria-label={words.versions.choose}
      className="w-24!"
      value={version}
      onChange={(event) => navigate(`/workflows/${workflowId}/versions/${event.target.value}`)}
    >
      {versions.map((one) => (
        <option key={one.version} value={one.version}>
          {words.common.version(one.version)}
        </option>
      ))}
    </Select>
  );
}
