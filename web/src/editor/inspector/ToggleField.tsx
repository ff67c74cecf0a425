import { Switch } from "../../ui/Switch.tsx";
import { useForm } from "../form/form-scope.ts";

type Props = { name: "disabled" | "sensitive"; label: string; hint: string };

/** Something about a step that is on or off, with what it means. Off is not written down. */
export function ToggleField({ name, label, hint }: Props) {
  const form = useForm();
  const findings = form.findings([name]);
  return (
    <div data-field={name} className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5">
      <span aria-hidden className="text-sm font-medium text-ink-2">
        {label}
      </span>
      <Switch
        label={label}
        checked={form.node.data[name] === true}
        onCheckedChange={(on) => form.set([name], on ? true : undefined)}
      />
      <p className="col-span-2 text-sm text-ink-3">{hint}</p>
      {findings.map(({ message }) => (
        <p key={message} className="col-span-2 text-sm text-errored">
          {message}
        </p>
      ))}
    </div>
  );
}
