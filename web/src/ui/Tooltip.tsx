import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd.tsx";
import { usePortalContainer } from "./portal-container.ts";

export const TooltipProvider = Radix.Provider;

type Props = {
  label: string;
  /** The keys that do the same, e.g. `⌘Z`. */
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
};

/** Names `children` on hover and focus. The child also needs an accessible name of its own. */
export function Tooltip({ label, keys, side = "bottom", children }: Props) {
  const container = usePortalContainer();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-70 items-center gap-2 rounded-md bg-ink px-2 py-1 text-sm text-bg shadow-float select-none"
        >
          {label}
          {keys && <Kbd inverted>{keys}</Kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
