import { Input, Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

const number = "#";

/** One of a few words, or a number. */
export function NumberOrControl({ field, path, value, hiddenLabel }: ControlOf<"numberOr">) {
  const words = useWords().editor.form;
  const form = useForm();
  const present = value ?? field.fallback ?? field.options[0]?.value;
  const isNumber = typeof present === "number";
  return (
    <FieldShell path={path} label={field.label} description={field.description} hiddenLabel={hiddenLabel}>
      {(control) => (
        <div className="flex gap-2">
          <Select
            {...control}
            value={isNumber ? number : String(present)}
            onChange={(event) => form.set(path, event.target.value === number ? 1 : event.target.value)}
          >
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
            <option value={number}>{words.certainNumber}</option>
          </Select>
          {isNumber && (
            <Input
              type="number"
              min={1}
              aria-label={words.numberOf(field.label)}
              className="max-w-24 font-mono"
              value={present}
              onChange={(event) => {
                const next = event.target.valueAsNumber;
                if (Number.isFinite(next)) form.set(path, next, { typing: true });
              }}
              onBlur={form.end}
            />
          )}
        </div>
      )}
    </FieldShell>
  );
}
