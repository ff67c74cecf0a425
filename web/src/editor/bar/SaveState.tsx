import clsx from "clsx";
import { CloudOff, Save, TriangleAlert } from "lucide-react";
import { commandKeys } from "../../app/platform-keys.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { useWords } from "../../words/use-words.ts";
import { useChangeCount } from "./use-change-count.ts";

/** Whether what is on the canvas is stored, and how far it is from the live version. */
export function SaveState() {
  const words = useWords().editor;
  const store = useEditorStore();
  const { status, problem, failures } = useEditor((state) => state.autosave);
  const liveVersion = useEditor((state) => state.liveVersion);
  const changes = useChangeCount();
  const label = status === "unsaved" && failures > 0 ? words.save.retrying : words.save[status];
  return (
    <div className="flex min-w-0 items-center gap-1.5 text-ink-3">
      {changes !== null && liveVersion !== null && (
        <span className="truncate max-xl:hidden">
          {changes === 0 ? words.changes.none(liveVersion) : words.changes.since(changes, liveVersion)} ·
        </span>
      )}
      <Tooltip label={problem ?? label}>
        <button
          type="button"
          data-save-state={status}
          aria-live="polite"
          onClick={() => (status === "conflict" ? store.getState().setDialog("conflict") : undefined)}
          className={clsx(
            "flex cursor-default items-center gap-1.5 rounded-sm whitespace-nowrap",
            status === "conflict" && "cursor-pointer font-medium text-errored underline underline-offset-2",
            problem !== null && status === "unsaved" && "text-errored",
          )}
        >
          {status === "conflict" && <TriangleAlert aria-hidden size={14} />}
          {problem !== null && status !== "conflict" && <CloudOff aria-hidden size={14} />}
          {label}
        </button>
      </Tooltip>
      <IconButton
        size="sm"
        label={words.save.now}
        keys={commandKeys("S")}
        icon={<Save size={14} />}
        onClick={() => void store.getState().saveNow()}
      />
    </div>
  );
}
