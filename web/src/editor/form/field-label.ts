import { kindOf } from "@weft/codegen";
import { type FormField, paramsForm } from "./form-field.ts";

/** What a person calls the field at a diagnostic's path: `params.headers[0].value` of an HTTP request is `Headers 1, Value`. */
export function fieldLabel(type: string, field: string): string {
  const kind = kindOf(type);
  const [root, ...keys] = field.split(/[.[\]]+/).filter(Boolean);
  if (root !== "params" || !kind) return field;
  let at: FormField[] = [paramsForm(kind)];
  if (at[0]?.control === "group" || at[0]?.control === "variants") at = fieldsIn(at);
  const labels: string[] = [];
  for (const key of keys) {
    if (/^\d+$/.test(key)) {
      labels.push(`${labels.pop() ?? ""} ${Number(key) + 1}`.trim());
      continue;
    }
    const found = at.find((each) => each.key === key);
    if (!found) break;
    labels.push(found.label);
    at = fieldsIn([found]);
  }
  return labels.join(", ");
}

function fieldsIn(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => {
    if (field.control === "group") return field.fields;
    if (field.control === "variants") return field.variants.flatMap((variant) => variant.fields);
    if (field.control === "pairs") return [field.keyField, field.valueField];
    return [];
  });
}
