import { Field } from "./Field.tsx";
import { emptyValue } from "./form-field.ts";
import { useForm } from "./form-scope.ts";
import { moved } from "./PairsControl.tsx";
import { Rows } from "./Rows.tsx";
import type { ControlOf } from "./TextControl.tsx";

/** Values of one sort, one a row. */
export function ListControl({ field, path, value }: ControlOf<"list">) {
  const form = useForm();
  const entries = Array.isArray(value) ? value : [];
  return (
    <Rows
      label={field.label}
      path={path}
      count={entries.length}
      isRoomy={field.item.control === "variants" || field.item.control === "group"}
      onAdd={() => form.set([...path, entries.length], emptyValue(field.item))}
      onMove={(from, to) => form.set(path, moved(entries, from, to))}
    >
      {(index) => <Field field={{ ...field.item, required: true }} path={[...path, index]} hiddenLabel />}
    </Rows>
  );
}
