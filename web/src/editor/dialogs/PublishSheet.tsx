import { useQueryClient } from "@tanstack/react-query";
import { hasErrors } from "@weft/shared";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { explain } from "../../api/explain.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button } from "../../ui/Button.tsx";
import { Sheet } from "../../ui/Dialog.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { toast } from "../../ui/toasts.ts";
import { useWords } from "../../words/use-words.ts";
import { useProblems } from "../use-problems.ts";
import { ChangeList } from "./ChangeList.tsx";
import { ManifestList } from "./ManifestList.tsx";

/** What would change for new runs, what the version may reach, and the button that makes it live. */
export function PublishSheet({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const store = useEditorStore();
  const queries = useQueryClient();
  const workflowId = useEditor((state) => state.workflowId);
  const problems = useProblems();
  const [message, setMessage] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;

  async function publish() {
    setPublishing(true);
    setFailure(null);
    try {
      if (!(await store.getState().saveNow()))
        throw new Error(store.getState().autosave.problem ?? words.editor.save.conflict);
      const { version } = await api.publish(workflowId, message.trim());
      store.getState().setLiveVersion(version);
      toast.success(words.editor.publish.done(version));
      onClose();
      await queries.invalidateQueries({ queryKey: ["workflow", workflowId, "versions"] });
    } catch (error) {
      setFailure(explain(error, words));
      setPublishing(false);
    }
  }
  const showProblems = () => {
    onClose();
    store.getState().setPanel({ drawerOpen: true, drawerTab: "problems" });
  };
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={words.editor.publish.title}
      description={words.editor.publish.description}
      footer={
        <Button look="primary" disabled={publishing || hasErrors(problems)} onClick={() => void publish()}>
          {words.editor.bar.publish}
        </Button>
      }
    >
      <div className="grid gap-6">
        {(errors > 0 || warnings > 0) && (
          <div className="flex items-center justify-between gap-3 rounded-lg border border-line bg-canvas py-2 pr-2 pl-3">
            <span className={errors > 0 ? "text-errored" : "text-waiting"}>
              {errors > 0 ? words.editor.publish.blocked(errors) : words.editor.publish.warnings(warnings)}
            </span>
            <Button size="sm" onClick={showProblems}>
              {words.editor.publish.show}
            </Button>
          </div>
        )}
        <ChangeList />
        <ManifestList />
        <Field label={words.editor.publish.message} hint={words.editor.publish.messageHint}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1000}
              value={message}
              onChange={(event) => setMessage(event.target.value)}
            />
          )}
        </Field>
        {failure && (
          <p role="alert" className="text-errored">
            {failure}
          </p>
        )}
      </div>
    </Sheet>
  );
}
