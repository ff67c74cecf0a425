import { isObject, type Json } from "@weft/shared";
import { Select } from "../../ui/field.tsx";
import { Field, Fields } from "./Field.tsx";
import { FieldShell } from "./FieldShell.tsx";
import type { Variant } from "./form-field.ts";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

/** What both shapes have, as it is. */
function shared(value: Json | undefined, from: Variant | undefined, to: Variant): { [key: string]: Json } {
  if (!isObject(value) || !from) return {};
  const kept = to.fields.filter(({ key, control }) =>
    from.fields.some((field) => field.key === key && field.control === control),
  );
  return Object.fromEntries(
    kept.flatMap(({ key }) => (Object.hasOwn(value, key) ? [[key, value[key] as Json]] : [])),
  );
}

/** A value of one of several shapes: a choice, and the fields of the shape that is chosen. */
export function VariantsControl({ field, path, value, hiddenLabel }: ControlOf<"variants">) {
  const form = useForm();
  const { variants, common } = field;
  const plain = variants.find((variant) => variant.fields.length === 0);
  const chosen = variants.find((variant) => variant.matches(value)) ?? plain ?? variants[0];
  const choose = (next: string) => {
    const variant = variants.find((each) => each.value === next);
    if (!variant || variant === chosen) return;
    const seed = { ...variant.seed, ...shared(value, chosen, variant) };
    form.set(path, variant === plain && !field.required ? undefined : seed);
  };
  const isCommon = (key: string) => common.some((each) => each.key === key);
  const own = chosen?.fields.filter(({ key }) => !isCommon(key)) ?? [];
  // Among others in a row, the choice has said already what it is.
  const only = common.length > 0 && own.length === 1 && own[0]?.label === chosen?.label ? own[0] : undefined;
  return (
    <div className={only ? "grid gap-1.5" : "grid gap-3"}>
      {common.length > 0 && <Fields fields={common} path={path} />}
      <FieldShell path={path} label={field.label} description={field.description} hiddenLabel={hiddenLabel}>
        {(control) => (
          <Select {...control} value={chosen?.value} onChange={(event) => choose(event.target.value)}>
            {variants.map((variant) => (
              <option key={variant.value} value={variant.value}>
                {variant.label}
              </option>
            ))}
          </Select>
        )}
      </FieldShell>
      {only ? (
        <Field field={only} path={[...path, only.key]} hiddenLabel />
      ) : (
        own.length > 0 && (
          <div className="border-l-2 border-line pl-3">
            <Fields fields={own} path={path} />
          </div>
        )
      )}
    </div>
  );
}
