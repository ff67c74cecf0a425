import { Select } from "../../ui/field.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

/** One of several. A choice that is left out means the first, as the kinds are written. */
export function ChoiceControl({ field, path, value, hiddenLabel }: ControlOf<"choice">) {
  const form = useForm();
  const known = field.options.some((option) => option.value === value);
  const present = typeof value === "string" ? value : (field.options[0]?.value ?? "");
  return (
    <FieldShell path={path} label={field.label} description={field.description} hiddenLabel={hiddenLabel}>
      {(control) => (
        <Select {...control} value={present} onChange={(event) => form.set(path, event.target.value)}>
          {!known && typeof value === "string" && <option value={value}>{value}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </FieldShell>
  );
}
