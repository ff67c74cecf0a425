import { useWords } from "../../words/use-words.ts";
import { ExpressionInput } from "./ExpressionInput.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import { JsonEditor } from "./JsonEditor.tsx";
import type { ControlOf } from "./TextControl.tsx";
import { useTypedText } from "./use-typed-text.ts";
import { readValue, valueText } from "./value-text.ts";

/**
 * A value of any shape. What cannot be read yet stays in the field and in the editor's memory, also when another step
 * is looked at meanwhile; the draft keeps the last value that could be read.
 */
export function JsonControl({
  field,
  path,
  value,
  hiddenLabel,
  mistyped = false,
}: ControlOf<"json"> & { mistyped?: boolean }) {
  const form = useForm();
  const words = useWords().editor.form;
  const pending = form.unread(path);
  const readable = (text: string) => {
    const result = readValue(text);
    return "value" in result ? result.value : undefined;
  };
  const { text, setTyped } = useTypedText(value, valueText, readable);
  const read = pending === undefined ? null : readValue(pending);
  const write = (next: string) => {
    const result = readValue(next);
    setTyped(next);
    form.setUnread(path, "problem" in result ? next : null);
    if (next.trim() === "" && !field.required) form.set(path, undefined, { typing: true });
    else if ("value" in result) form.set(path, result.value, { typing: true });
  };
  const end = () => {
    setTyped(null);
    form.end();
  };
  const own = read && "problem" in read ? words.badJson(read.problem) : undefined;
  return (
    <FieldShell
      path={path}
      label={field.label}
      description={mistyped ? words.mistyped : field.description}
      text={pending ?? text}
      previewed
      own={own}
      hiddenLabel={hiddenLabel}
    >
      {(control, findings) => {
        const props = { ...control, value: pending ?? text, onChange: write, onEnd: end };
        return hiddenLabel || field.short ? (
          <ExpressionInput
            {...props}
            findings={findings}
            lines="auto"
            placeholder={field.placeholder}
            secrets={field.secrets}
            inBody={field.inBody}
          />
        ) : (
          <JsonEditor
            {...props}
            findings={findings}
            inBody={field.inBody}
            label={field.label}
            secrets={field.secrets}
          />
        );
      }}
    </FieldShell>
  );
}
