import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { WorkflowSummary } from "@weft/shared";
import { Link } from "wouter";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { isProblem } from "../api/problem.ts";
import { workflowsQuery } from "../api/queries.ts";
import { Button, buttonClass } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";

type Props = { workflow: WorkflowSummary; onClose: () => void };

export function DeleteWorkflowDialog({ workflow, onClose }: Props) {
  const all = useWords();
  const words = all.workflows;
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.deleteWorkflow(workflow.id),
    onSuccess: () => {
      toast.show(words.remove.done(workflow.name));
      onClose();
      return client.invalidateQueries(workflowsQuery());
    },
  });
  const isActive = isProblem(remove.error) && remove.error.status === 409;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.remove.title(workflow.name)}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          {isActive ? (
            <Link href={`/runs?workflow=${workflow.id}`} className={buttonClass()}>
              {words.remove.showActive}
            </Link>
          ) : (
            <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {words.remove.confirm}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-2">{words.remove.detail}</p>
      {remove.error && (
        <p role="alert" className="mt-3 text-errored">
          {isActive ? words.remove.active : explain(remove.error, all)}
        </p>
      )}
    </Dialog>
  );
}
