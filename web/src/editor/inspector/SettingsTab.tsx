import type { NodeKind } from "@weft/codegen";
import { type GraphNode, isObject } from "@weft/shared";
import { Input, Textarea } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { Field } from "../form/Field.tsx";
import { FieldShell } from "../form/FieldShell.tsx";
import type { FormField } from "../form/form-field.ts";
import { useForm } from "../form/form-scope.ts";
import { canDisable } from "../keys/toggle-disabled.ts";
import { Connections } from "./Connections.tsx";
import { JoinField } from "./JoinField.tsx";
import { ReferenceField } from "./ReferenceField.tsx";
import { ToggleField } from "./ToggleField.tsx";

const plain = { description: "", placeholder: "", required: false, secrets: false, inBody: false };

/** What every step has, whatever its kind: name, reference, retries, comment. */
export function SettingsTab({ kind, node }: { kind: NodeKind | undefined; node: GraphNode }) {
  const words = useWords().editor.inspector;
  return (
    <div className="grid content-start gap-4 p-4">
      <NameField />
      <ReferenceField key={node.id} id={node.id} />
      {kind && <WhenItRuns kind={kind} node={node} />}
      {kind?.retries && <Retries />}
      {kind && !kind.retries && kind.flow !== "trigger" && kind.flow !== "annotation" && (
        <p className="text-sm text-ink-3">{words.noRetry}</p>
      )}
      <Comment />
      <Connections node={node} />
    </div>
  );
}

function NameField() {
  const words = useWords().editor.inspector;
  const form = useForm();
  const name: unknown = form.node.data.name;
  return (
    <FieldShell path={["name"]} label={words.name}>
      {(control) => (
        <Input
          {...control}
          value={typeof name === "string" ? name : ""}
          maxLength={200}
          onChange={(event) => form.set(["name"], event.target.value, { typing: true })}
          onBlur={form.end}
        />
      )}
    </FieldShell>
  );
}

/** Whether it runs at all, after which wires, and whether what it gives may be seen. */
function WhenItRuns({ kind, node }: { kind: NodeKind; node: GraphNode }) {
  const words = useWords().editor.inspector;
  const isAction = canDisable(node);
  return (
    <>
      {kind.flow !== "trigger" && <JoinField node={node} />}
      {isAction && <ToggleField name="disabled" label={words.disabled} hint={words.disabledHint} />}
      {isAction && <ToggleField name="sensitive" label={words.sensitive} hint={words.sensitiveHint} />}
    </>
  );
}

function Retries() {
  const words = useWords().editor.inspector;
  const { retry }: { retry?: unknown } = useForm().node.data;
  const { backoff }: { backoff?: unknown } = isObject(retry) ? retry : {};
  const fields: FormField[] = [
    { ...plain, control: "number", key: "limit", label: words.retryLimit, placeholder: "5" },
    {
      ...plain,
      control: "duration",
      expression: false,
      key: "delay",
      label: words.retryDelay,
      placeholder: "1 second",
    },
  ];
  const grow: FormField = {
    ...plain,
    control: "choice",
    key: "backoff",
    label: words.retryBackoff,
    options: (["exponential", "linear", "constant"] as const).map((value) => ({
      value,
      label: words.backoff[value],
    })),
  };
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="sr-only">{words.retry}</legend>
      {fields.map((field) => (
        <Field key={field.key} field={field} path={["retry", field.key]} />
      ))}
      <Field key={String(backoff)} field={grow} path={["retry", "backoff"]} />
      <Field
        field={{
          ...plain,
          control: "duration",
          expression: false,
          key: "timeout",
          label: words.timeout,
          placeholder: "10 minutes",
        }}
        path={["timeout"]}
      />
    </fieldset>
  );
}

function Comment() {
  const words = useWords().editor.inspector;
  const form = useForm();
  const note: unknown = form.node.data.note;
  return (
    <FieldShell path={["note"]} label={words.note} description={words.noteHint}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          value={typeof note === "string" ? note : ""}
          onChange={(event) => form.set(["note"], event.target.value || undefined, { typing: true })}
          onBlur={form.end}
        />
      )}
    </FieldShell>
  );
}
