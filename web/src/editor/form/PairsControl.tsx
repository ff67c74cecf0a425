import { isObject, type Json } from "@weft/shared";
import { Field } from "./Field.tsx";
import { emptyValue } from "./form-field.ts";
import { useForm } from "./form-scope.ts";
import { Rows } from "./Rows.tsx";
import type { ControlOf } from "./TextControl.tsx";

/** Names and values, one pair a row. */
export function PairsControl({ field, path, value }: ControlOf<"pairs">) {
  const form = useForm();
  const entries = Array.isArray(value) ? value : [];
  const { keyField, valueField } = field;
  const fresh: Json = { key: "", value: valueField.control === "json" ? "" : emptyValue(valueField) };
  return (
    <Rows
      label={field.label}
      path={path}
      count={entries.length}
      onAdd={() => form.set([...path, entries.length], fresh)}
      onMove={(from, to) => form.set(path, moved(entries, from, to))}
    >
      {(index) => (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-1.5">
          <Field field={keyField} path={[...path, index, "key"]} hiddenLabel />
          <Field
            field={isObject(entries[index]) ? valueField : keyField}
            path={[...path, index, "value"]}
            hiddenLabel
          />
        </div>
      )}
    </Rows>
  );
}

export function moved(entries: readonly Json[], from: number, to: number): Json[] {
  const rest = entries.filter((_, index) => index !== from);
  return [...rest.slice(0, to), entries[from] as Json, ...rest.slice(to)];
}
