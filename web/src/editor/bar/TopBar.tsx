import { Keyboard, Play, Redo2, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { keysText } from "../../app/platform-keys.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { ProblemCount } from "./ProblemCount.tsx";
import { SaveState } from "./SaveState.tsx";
import { VersionMenu } from "./VersionMenu.tsx";
import { WorkflowName } from "./WorkflowName.tsx";

/** What this workflow is called and how it stands, and what can be done with it as a whole. */
export function TopBar() {
  const words = useWords();
  const store = useEditorStore();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const setDialog = useEditor((state) => state.setDialog);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3">
      <Link href="/" className="shrink-0 rounded-sm text-ink-3 hover:text-ink">
        {words.shell.workflows}
      </Link>
      <span aria-hidden className="text-line-strong">
        /
      </span>
      <WorkflowName />
      <VersionMenu />
      <SaveState />
      <span className="min-w-0 flex-1" />
      <ProblemCount />
      <IconButton
        look="secondary"
        label={words.editor.bar.undo}
        keys={keysText("mod+z")}
        icon={<Undo2 size={15} />}
        disabled={!canUndo}
        onClick={() => store.getState().undo()}
      />
      <IconButton
        look="secondary"
        label={words.editor.bar.redo}
        keys={keysText("mod+shift+z")}
        icon={<Redo2 size={15} />}
        disabled={!canRedo}
        onClick={() => store.getState().redo()}
      />
      <IconButton
        label={words.editor.bar.keys}
        keys="?"
        icon={<Keyboard size={16} />}
        className="max-xl:hidden"
        onClick={() => setDialog("keys")}
      />
      <Button icon={<Play size={14} />} onClick={() => setDialog("test")}>
        {words.editor.bar.testRun}
      </Button>
      <Button look="primary" onClick={() => setDialog("publish")}>
        {words.editor.bar.publish}
      </Button>
    </header>
  );
}
