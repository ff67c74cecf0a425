import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { explain } from "../api/explain.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field, Input } from "../ui/field.tsx";
import { useWords } from "../words/use-words.ts";
import type { ChosenFile } from "./choose-file.ts";
import { drawingOf } from "./drawing-of.ts";
import { Miniature } from "./Miniature.tsx";
import { useImportWorkflow } from "./use-workflow-actions.ts";

type Props = { chosen: ChosenFile; onChooseAnother: () => void; onClose: () => void };

/** Shows what a chosen file holds. Only its Import button sends anything. */
export function ImportDialog({ chosen, onChooseAnother, onClose }: Props) {
  const all = useWords();
  const words = all.workflows.importing;
  const file = chosen.read.ok ? chosen.read.file : null;
  const [name, setName] = useState(file?.name ?? "");
  const send = useImportWorkflow();
  const submit = () => {
    if (file && name.trim()) send.mutate({ name: name.trim(), graph: file.graph }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      description={words.detail}
      footer={
        <>
          <Button onClick={onChooseAnother}>{words.another}</Button>
          <Button look="primary" disabled={!file || !name.trim() || send.isPending} onClick={submit}>
            {words.confirm}
          </Button>
        </>
      }
    >
      {file ? (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <figure className="overflow-hidden rounded-lg border border-line">
            <Miniature miniature={drawingOf(file.graph)} className="dots h-36 w-full bg-canvas" />
            <figcaption className="flex justify-between gap-3 border-t border-line px-3 py-2 text-sm text-ink-2">
              <span className="truncate">{words.file(chosen.fileName)}</span>
              <span className="shrink-0">
                {words.contents(file.graph.nodes.length, file.graph.edges.length)}
              </span>
            </figcaption>
          </figure>
          <Field label={words.name}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </form>
      ) : (
        <Notice
          text={chosen.read.ok ? "" : words.refused[chosen.read.refusal]}
          title={words.file(chosen.fileName)}
        />
      )}
      {send.error && <Notice title={all.workflows.failed.import} text={explain(send.error, all)} />}
    </Dialog>
  );
}

function Notice({ title, text }: { title: string; text: string }) {
  return (
    <div role="alert" className="mt-1 flex gap-2.5 rounded-lg border border-line bg-bg p-3">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-errored" />
      <div className="min-w-0 wrap-break-word">
        <p className="font-medium">{title}</p>
        <p className="text-ink-2">{text}</p>
      </div>
    </div>
  );
}
