import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { workflowsQuery } from "../../api/queries.ts";
import { useEditor } from "../../store/use-editor.ts";
import { Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

/** A workflow of the workspace, chosen by its name. */
export function WorkflowControl({ field, path, value, hiddenLabel }: ControlOf<"workflow">) {
  const words = useWords().editor.form.workflow;
  const form = useForm();
  const ownId = useEditor((state) => state.workflowId);
  const workflows = useWorkflows();
  const chosen = typeof value === "string" ? value : "";
  const isKnown = chosen === "" || workflows.some(({ id }) => id === chosen);
  return (
    <FieldShell path={path} label={field.label} description={field.description} hiddenLabel={hiddenLabel}>
      {(control) => (
        <Select {...control} value={chosen} onChange={(event) => form.set(path, event.target.value)}>
          <option value="">{words.choose}</option>
          {!isKnown && <option value={chosen}>{words.unknown(chosen)}</option>}
          {workflows.map(({ id, name, liveVersion }) => (
            <option key={id} value={id}>
              {id === ownId ? words.itself(name) : liveVersion === null ? words.notLive(name) : name}
            </option>
          ))}
        </Select>
      )}
    </FieldShell>
  );
}

/** All of them, however many pages that takes. */
function useWorkflows() {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(workflowsQuery());
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return data?.pages.flatMap((page) => page.items) ?? [];
}
