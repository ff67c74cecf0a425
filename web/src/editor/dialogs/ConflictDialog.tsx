import { useState } from "react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useWords } from "../../words/use-words.ts";
import { Differences } from "./ChangeList.tsx";

/** Somebody else has saved this draft: nothing is overwritten before one has chosen. */
export function ConflictDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().editor.conflict;
  const store = useEditorStore();
  const [comparing, setComparing] = useState(false);
  const mine = useEditor((state) => state.graph);
  const theirs = useEditor((state) => state.autosave.theirs?.graph);
  if (!theirs) return null;
  const decide = (choice: "theirs" | "mine") => {
    store.getState().decide(choice);
    if (choice === "theirs") toast.show(words.tookTheirs);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      description={words.description}
      className="w-[min(560px,calc(100vw-32px))]"
      footer={
        <>
          <Button onClick={() => setComparing(!comparing)}>
            {comparing ? words.hideCompare : words.compare}
          </Button>
          <span className="flex-1" />
          <Button title={words.theirsHint} onClick={() => decide("theirs")}>
            {words.seeTheirs}
          </Button>
          <Button look="primary" title={words.mineHint} onClick={() => decide("mine")}>
            {words.keepMine}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <ul className="grid gap-1 text-ink-2">
          <li>
            <strong>{words.seeTheirs}</strong>: {words.theirsHint}
          </li>
          <li>
            <strong>{words.keepMine}</strong>: {words.mineHint}
          </li>
        </ul>
        {comparing && (
          <div className="rounded-lg border border-line p-3">
            <p className="pb-2 text-sm text-ink-3">{words.compareHint}</p>
            <Differences from={theirs} to={mine} nothing={words.same} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
