import type { Json } from "@weft/shared";
import { ExpressionInput } from "./ExpressionInput.tsx";
import { FieldShell } from "./FieldShell.tsx";
import type { FieldPath } from "./field-path.ts";
import type { FormControl, FormField } from "./form-field.ts";
import { useForm } from "./form-scope.ts";

/** A field whose control is `C`, with what every control gets. */
export type ControlOf<C extends FormControl["control"]> = {
  field: FormField & { control: C };
  path: FieldPath;
  value: Json | undefined;
  hiddenLabel: boolean;
};

/** Text, with or without expressions. An optional text that is emptied is left out. */
export function TextControl({ field, path, value, hiddenLabel }: ControlOf<"text">) {
  const form = useForm();
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
          value={typeof value === "string" ? value : ""}
          onChange={(text) =>
            form.set(path, text === "" && !field.required ? undefined : text, { typing: true })
          }
          onEnd={form.end}
          findings={findings}
          placeholder={field.placeholder}
          lines={field.multiline ? "many" : "one"}
          expressions={field.expression}
          secrets={field.secrets}
          inBody={field.inBody}
        />
      )}
    </FieldShell>
  );
}
