import { useState } from "react";
import { Input, Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import {
  type DurationUnit,
  durationOf,
  durationParts,
  durationUnits,
  readDuration,
} from "./duration-parts.ts";
import { ExpressionInput } from "./ExpressionInput.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

/** A length of time: an amount and its unit; a whole duration or an expression can be typed as well. */
export function DurationControl({ field, path, value, hiddenLabel }: ControlOf<"duration">) {
  const form = useForm();
  const words = useWords().editor.form;
  const [typed, setTyped] = useState<string | null>(null);
  const usual = durationParts(field.placeholder);
  const [lastUnit, setLastUnit] = useState<DurationUnit>(usual?.unit ?? "minute");
  const parts = durationParts(value);
  const unit = parts?.unit ?? lastUnit;
  const write = (text: string) => {
    setTyped(text);
    if (parts) setLastUnit(parts.unit);
    form.set(path, text === "" ? (field.required ? "" : undefined) : readDuration(text, unit), {
      typing: true,
    });
  };
  const isText = typeof value === "string" && parts === null && value !== "";
  return (
    <FieldShell
      path={path}
      label={field.label}
      description={field.description}
      previewed
      hiddenLabel={hiddenLabel}
    >
      {(control, findings) =>
        isText && typed === null ? (
          <ExpressionInput
            {...control}
            value={value}
            onChange={(text) =>
              form.set(path, text === "" && !field.required ? undefined : text, { typing: true })
            }
            onEnd={form.end}
            findings={findings}
            expressions={field.expression}
          />
        ) : (
          <div className="flex gap-2">
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="font-mono"
              placeholder={usual?.amount ?? field.placeholder}
              value={typed ?? parts?.amount ?? ""}
              onChange={(event) => write(event.target.value)}
              onBlur={() => {
                setTyped(null);
                form.end();
              }}
            />
            <div className="w-32 shrink-0">
              <Select
                aria-label={words.unitOf(field.label)}
                value={unit}
                onChange={(event) => {
                  const next = event.target.value as DurationUnit;
                  setLastUnit(next);
                  if (parts) form.set(path, durationOf({ ...parts, unit: next }));
                }}
              >
                {durationUnits.map((each) => (
                  <option key={each} value={each}>
                    {words.units[each]}
                  </option>
                ))}
              </Select>
            </div>
          </div>
        )
      }
    </FieldShell>
  );
}
