import "../code/code.css";
import { kindOf } from "@weft/codegen";
import type { GraphNode, Json } from "@weft/shared";
import { hasErrors } from "@weft/shared";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { explain } from "../../api/explain.ts";
import { readStored, writeStored } from "../../app/stored.ts";
import { stepName } from "../../canvas/step-name.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { JsonEditor } from "../form/JsonEditor.tsx";
import { useProblems } from "../use-problems.ts";
import { useShowRun } from "../use-run-address.ts";
import { readInput, sampleInput } from "./sample-input.ts";

const storedKey = (workflowId: string, trigger: string) => `input:${workflowId}:${trigger}`;

/** Starts a run of the draft with an input, and lays it over the canvas. */
export function TestRunDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const store = useEditorStore();
  const showRun = useShowRun();
  const workflowId = useEditor((state) => state.workflowId);
  const nodes = useEditor((state) => state.graph.nodes);
  const triggers = nodes.filter((node) => kindOf(node.type)?.flow === "trigger");
  const [trigger, setTrigger] = useState(triggers[0]?.id ?? "");
  const [text, setText] = useState(() => firstInput(workflowId, triggers[0]));
  const [failure, setFailure] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const blocked = hasErrors(useProblems());
  const input = readInput(text);

  function choose(id: string) {
    setTrigger(id);
    setText(
      firstInput(
        workflowId,
        triggers.find((node) => node.id === id),
      ),
    );
  }
  async function start(value: Json | undefined) {
    setStarting(true);
    setFailure(null);
    try {
      if (!(await store.getState().saveNow()))
        throw new Error(store.getState().autosave.problem ?? words.editor.save.conflict);
      const body = {
        version: "draft" as const,
        ...(trigger ? { trigger } : {}),
        ...(value === undefined ? {} : { input: value }),
      };
      const run = await api.startRun(workflowId, body);
      writeStored(storedKey(workflowId, trigger), text);
      onClose();
      store.getState().beginRun(run.id, "draft", store.getState().graph);
      showRun(run.id);
    } catch (error) {
      setFailure(explain(error, words));
      setStarting(false);
    }
  }
  const showProblems = () => {
    onClose();
    store.getState().setPanel({ drawerOpen: true, drawerTab: "problems" });
  };
  const canStart = !blocked && !starting && "value" in input;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.editor.test.title}
      description={words.editor.test.description}
      footer={
        <>
          {blocked && <Button onClick={showProblems}>{words.editor.publish.show}</Button>}
          <Button
            look="primary"
            disabled={!canStart}
            onClick={() => "value" in input && void start(input.value)}
          >
            {words.editor.bar.testRun}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one shortcut for the whole window */}
      <div
        className="grid gap-4"
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && canStart) void start(input.value);
        }}
      >
        {blocked && <p className="text-errored">{words.editor.test.blocked}</p>}
        {triggers.length > 1 && (
          <Field label={words.editor.test.trigger}>
            {(control) => (
              <Select {...control} value={trigger} onChange={(event) => choose(event.target.value)}>
                {triggers.map((node) => (
                  <option key={node.id} value={node.id}>
                    {stepName(node)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field
          label={words.editor.test.input}
          error={"value" in input ? undefined : words.editor.test.badJson}
        >
          {(control) => (
            <JsonEditor
              id={control.id}
              aria-describedby={control["aria-describedby"]}
              aria-invalid={control["aria-invalid"]}
              label={words.editor.test.input}
              value={text}
              onChange={setText}
            />
          )}
        </Field>
        {failure && (
          <p role="alert" className="text-errored">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What the last test run of this trigger was given, else an example of its schema. */
function firstInput(workflowId: string, trigger: GraphNode | undefined): string {
  const last = trigger && readStored(storedKey(workflowId, trigger.id));
  return last ?? JSON.stringify(sampleInput(trigger?.data.params?.inputSchema), null, 2);
}
