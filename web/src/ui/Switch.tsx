import { Switch as Radix } from "radix-ui";

type Props = {
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  id?: string;
};

/** On or off, at once. `label` is its accessible name. */
export function Switch({ label, ...rest }: Props) {
  return (
    <Radix.Root
      aria-label={label}
      className="relative h-4.5 w-8 shrink-0 rounded-full bg-line-strong transition-colors duration-150 data-[state=checked]:bg-ink disabled:opacity-50"
      {...rest}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-panel shadow-card transition-transform duration-150 data-[state=checked]:translate-x-4" />
    </Radix.Root>
  );
}
