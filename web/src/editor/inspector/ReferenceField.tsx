import { isNodeId } from "@weft/shared";
import { Check, Copy, Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Input } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { FieldShell } from "../form/FieldShell.tsx";

/** The step's id, to copy, or to change together with every expression that names it. */
export function ReferenceField({ id }: { id: string }) {
  const words = useWords().editor.inspector;
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <Rename id={id} onEnd={() => setRenaming(false)} />;
  return (
    <FieldShell path={["id"]} label={words.id} description={words.idHint}>
      {(control) => (
        <div className="flex gap-1.5">
          <Input
            {...control}
            readOnly
            value={id}
            className="font-mono"
            onFocus={(event) => event.target.select()}
          />
          <CopyId id={id} />
          <IconButton
            look="secondary"
            label={words.renameId}
            icon={<Pencil aria-hidden size={14} />}
            onClick={() => setRenaming(true)}
          />
        </div>
      )}
    </FieldShell>
  );
}

function CopyId({ id }: { id: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(id);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  return (
    <IconButton
      look="secondary"
      label={copied ? words.common.copied : words.editor.inspector.copyId}
      icon={copied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      onClick={() => void copy()}
    />
  );
}

function Rename({ id, onEnd }: { id: string; onEnd: () => void }) {
  const words = useWords();
  const store = useEditorStore();
  const [text, setText] = useState(id);
  const taken = useEditor((state) => text !== id && state.graph.nodes.some((node) => node.id === text));
  const wrong = taken
    ? words.editor.inspector.takenId
    : isNodeId(text)
      ? undefined
      : words.editor.inspector.badId;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong) return;
    onEnd();
    if (text === id) return;
    const { renameReference } = await import("../edits/rename-reference.ts");
    const { graph, selectedNodes, edit, select } = store.getState();
    edit(renameReference(graph, id, text));
    // Another step may have been selected meanwhile.
    if (selectedNodes.has(id)) select([text]);
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldShell
        path={["id"]}
        label={words.editor.inspector.id}
        description={words.editor.inspector.renameHint}
        own={wrong}
      >
        {(control) => (
          <div className="flex gap-1.5">
            <Input
              {...control}
              autoFocus
              value={text}
              maxLength={48}
              className="font-mono"
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === "Escape" && onEnd()}
            />
            <Button type="submit" disabled={wrong !== undefined}>
              {words.editor.inspector.applyId}
            </Button>
          </div>
        )}
      </FieldShell>
    </form>
  );
}
