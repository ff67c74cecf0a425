import { ExpressionInput } from "./ExpressionInput.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";
import { useTypedText } from "./use-typed-text.ts";
import { readTyped, typedText } from "./value-text.ts";

/** A number, a truth value or an expression that gives one. */
export function TypedControl({ field, path, value, hiddenLabel }: ControlOf<"value" | "number">) {
  const form = useForm();
  const types = field.control === "number" ? ["number"] : field.types;
  const write = (text: string) => (text === "" && !field.required ? undefined : readTyped(text, types));
  const { text, setTyped } = useTypedText(value, typedText, write);
  return (
    <FieldShell
      path={path}
      label={field.label}
      description={field.description}
      previewed
      hiddenLabel={hiddenLabel}
    >
      {(control, findings) => (
        <ExpressionInput
          {...control}
          value={text}
          onChange={(next) => {
            setTyped(next);
            form.set(path, write(next), { typing: true });
          }}
          onEnd={() => {
            setTyped(null);
            form.end();
          }}
          findings={findings}
          placeholder={field.placeholder}
          expressions={field.control === "value"}
          secrets={field.secrets}
          inBody={field.inBody}
        />
      )}
    </FieldShell>
  );
}
