import { Switch } from "../../ui/Switch.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useForm } from "./form-scope.ts";
import type { ControlOf } from "./TextControl.tsx";

export function SwitchControl({ field, path, value, hiddenLabel }: ControlOf<"switch">) {
  const form = useForm();
  return (
    <FieldShell path={path} label={field.label} description={field.description} hiddenLabel={hiddenLabel}>
      {({ id }) => (
        <Switch
          id={id}
          label={field.label}
          checked={(value ?? field.fallback) === true}
          onCheckedChange={(next) => form.set(path, next)}
        />
      )}
    </FieldShell>
  );
}
