import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field, Input, Textarea } from "../ui/field.tsx";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";
import type { AwaitedEvents } from "./awaited-events.ts";
import { readPayload } from "./read-payload.ts";

type Props = { runId: string; awaited: readonly AwaitedEvents[]; onClose: () => void };

/** Sends an event; the name is that of the step that waits, where one does. */
export function SendEventDialog({ runId, awaited, onClose }: Props) {
  const all = useWords();
  const words = all.run.sending;
  const names = [...new Set(awaited.flatMap((step) => step.names))];
  const [name, setName] = useState(names[0] ?? "");
  const [text, setText] = useState("");
  const listId = useId();
  const formId = useId();
  const payload = readPayload(text);
  const send = useMutation({
    mutationFn: () =>
      api.sendEvent(runId, {
        name: name.trim(),
        ...(payload.ok && payload.value !== undefined ? { payload: payload.value } : {}),
      }),
    onSuccess: () => {
      toast.success(words.done(name.trim()));
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (payload.ok && name.trim()) send.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      description={words.detail}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            disabled={!payload.ok || !name.trim() || send.isPending}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} className="grid gap-4" onSubmit={submit}>
        <Field label={words.name}>
          {(control) => (
            <Input
              {...control}
              list={listId}
              maxLength={200}
              autoComplete="off"
              className="font-mono"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {names.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
        <Field label={words.payload} hint={words.payloadHint} error={payload.ok ? undefined : words.invalid}>
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              spellCheck={false}
              className="font-mono text-sm"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {send.error && (
          <p role="alert" className="text-errored">
            {explain(send.error, all)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
