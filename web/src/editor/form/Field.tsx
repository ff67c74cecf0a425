import { isObject, type Json } from "@weft/shared";
import { ChoiceControl } from "./ChoiceControl.tsx";
import { CodeControl } from "./CodeControl.tsx";
import { DurationControl } from "./DurationControl.tsx";
import type { FieldPath } from "./field-path.ts";
import { valueAt } from "./field-path.ts";
import type { FormField } from "./form-field.ts";
import { useForm } from "./form-scope.ts";
import { JsonControl } from "./JsonControl.tsx";
import { ListControl } from "./ListControl.tsx";
import { NumberOrControl } from "./NumberOrControl.tsx";
import { PairsControl } from "./PairsControl.tsx";
import { SwitchControl } from "./SwitchControl.tsx";
import { TextControl } from "./TextControl.tsx";
import { TypedControl } from "./TypedControl.tsx";
import { VariantsControl } from "./VariantsControl.tsx";
import { WorkflowControl } from "./WorkflowControl.tsx";

export type FieldProps = {
  field: FormField;
  path: FieldPath;
  value: Json | undefined;
  hiddenLabel?: boolean;
};

/** The control for a field. A value of another shape than the field's is shown as JSON, so that nothing is hidden. */
export function Field({ field, path, hiddenLabel = false }: Omit<FieldProps, "value">) {
  const value = valueAt(useForm().node.data, path);
  const props = { path, value, hiddenLabel };
  if (!fits(field, value))
    return (
      <JsonControl
        field={{ ...field, control: "json", expression: true, short: false }}
        {...props}
        mistyped
      />
    );
  switch (field.control) {
    case "text":
      return <TextControl field={field} {...props} />;
    case "value":
    case "number":
      return <TypedControl field={field} {...props} />;
    case "duration":
      return <DurationControl field={field} {...props} />;
    case "choice":
      return <ChoiceControl field={field} {...props} />;
    case "numberOr":
      return <NumberOrControl field={field} {...props} />;
    case "workflow":
      return <WorkflowControl field={field} {...props} />;
    case "switch":
      return <SwitchControl field={field} {...props} />;
    case "json":
      return <JsonControl field={field} {...props} />;
    case "code":
      return <CodeControl field={field} {...props} />;
    case "pairs":
      return <PairsControl field={field} {...props} />;
    case "list":
      return <ListControl field={field} {...props} />;
    case "variants":
      return <VariantsControl field={field} {...props} />;
    case "group":
      return <Fields fields={field.fields} path={path} />;
  }
}

/** Fields one below the other. */
export function Fields({ fields, path }: { fields: readonly FormField[]; path: FieldPath }) {
  return (
    <div className="grid gap-4">
      {fields.map((field) => (
        <Field key={field.key} field={field} path={[...path, field.key]} />
      ))}
    </div>
  );
}

function fits(field: FormField, value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  switch (field.control) {
    case "pairs":
      return Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry.key === "string");
    case "list":
      return Array.isArray(value);
    case "variants":
    case "group":
      return isObject(value);
    case "text":
    case "code":
    case "choice":
    case "workflow":
      return typeof value === "string";
    case "switch":
      return typeof value === "boolean";
    default:
      return typeof value !== "object" || field.control === "json";
  }
}
