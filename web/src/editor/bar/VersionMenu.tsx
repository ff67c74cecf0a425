import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { VersionSummary } from "@weft/shared";
import { diffGraphs } from "@weft/shared";
import { ChevronDown, Eye, History, Rocket, Undo2 } from "lucide-react";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { versionsQuery } from "../../api/queries.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Ago } from "../../ui/Ago.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toasts.ts";
import { useWords } from "../../words/use-words.ts";

const shown = 6;

/** Which version is live, and the latest ones to look at, to put live again or onto the canvas. */
export function VersionMenu() {
  const words = useWords().editor;
  const workflowId = useEditor((state) => state.workflowId);
  const liveVersion = useEditor((state) => state.liveVersion);
  const drawn = useEditor((state) => state.compiled !== null);
  const [, navigate] = useLocation();
  const { data } = useQuery({ ...versionsQuery(workflowId), enabled: liveVersion !== null && drawn });
  const versions = data?.items.slice(0, shown) ?? [];
  const trigger = (
    <button
      type="button"
      aria-label={words.versions.menu}
      className="flex h-6.5 shrink-0 items-center gap-1.5 rounded-full border border-line bg-panel pr-1.5 pl-2.5 text-sm font-medium whitespace-nowrap hover:bg-hover"
    >
      <span
        aria-hidden
        className={`size-1.5 rounded-full ${liveVersion === null ? "bg-skipped" : "bg-complete"}`}
      />
      {liveVersion === null ? words.bar.notLive : words.bar.live(liveVersion)}
      <ChevronDown aria-hidden size={13} className="text-ink-3" />
    </button>
  );
  return (
    <Menu trigger={trigger} align="start">
      {versions.length === 0 && <MenuLabel>{words.versions.none}</MenuLabel>}
      {versions.map((version) => (
        <VersionItems key={version.version} workflowId={workflowId} version={version} />
      ))}
      {versions.length > 0 && (
        <MenuItem
          icon={<History size={14} />}
          onSelect={() => navigate(`/workflows/${workflowId}/versions/${versions[0]?.version}`)}
        >
          {words.versions.all}
        </MenuItem>
      )}
    </Menu>
  );
}

function VersionItems({ workflowId, version: summary }: { workflowId: string; version: VersionSummary }) {
  const words = useWords().editor.versions;
  const store = useEditorStore();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { version, live, message, createdAt } = summary;

  async function makeLive() {
    await api.promoteVersion(workflowId, version);
    store.getState().setLiveVersion(version);
    toast.success(words.madeLive(version));
    await queries.invalidateQueries({ queryKey: ["workflow", workflowId, "versions"] });
  }
  async function restore() {
    const { graph } = await api.getVersion(workflowId, version);
    store.getState().edit(diffGraphs(store.getState().graph, graph), { asIs: true });
    toast.show(words.restored(version));
  }
  const guard = (action: Promise<void>) =>
    action.catch((error: unknown) =>
      toast.error(words.failed, error instanceof Error ? error.message : String(error)),
    );
  return (
    <>
      <MenuLabel>
        <span className="flex max-w-72 items-baseline gap-2">
          <span className="font-medium text-ink">v{version}</span>
          {live && <span className="text-complete">{words.live}</span>}
          <span className="truncate">{message || words.noMessage}</span>
          <Ago at={createdAt} className="ml-auto shrink-0" />
        </span>
      </MenuLabel>
      <MenuItem
        icon={<Eye size={14} />}
        onSelect={() => navigate(`/workflows/${workflowId}/versions/${version}`)}
      >
        {words.view(version)}
      </MenuItem>
      {!live && (
        <MenuItem icon={<Rocket size={14} />} onSelect={() => void guard(makeLive())}>
          {words.makeLive(version)}
        </MenuItem>
      )}
      <MenuItem icon={<Undo2 size={14} />} onSelect={() => void guard(restore())}>
        {words.restore(version)}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
