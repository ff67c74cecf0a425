import clsx from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Tab = { value: string; label: ReactNode; content: ReactNode };

type Props = {
  label: string;
  tabs: Tab[];
  value: string;
  onValueChange: (value: string) => void;
  /** Stands at the end of the tab row. */
  aside?: ReactNode;
  className?: string;
  listClassName?: string;
};

/** Tabs with an underline; only the chosen one's content is mounted. */
export function Tabs({ label, tabs, value, onValueChange, aside, className, listClassName }: Props) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onValueChange}
      className={clsx("flex min-h-0 flex-col", className)}
    >
      <div className={clsx("flex shrink-0 items-center border-b border-line px-3", listClassName)}>
        <Radix.List
          aria-label={label}
          className="flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 whitespace-nowrap text-ink-3 -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 overflow-auto -outline-offset-2"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
