import clsx from "clsx";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";
import { usePortalContainer } from "./portal-container.ts";

export const menuSurface =
  "z-50 min-w-44 overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-float outline-none";
export const menuRow =
  "flex h-7.5 cursor-default items-center gap-2.5 rounded-sm px-2 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-hover";

type Props = {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
};

/** A menu under `trigger` (a Button or IconButton). Not modal, so the page keeps its scrollbar. */
export function Menu({ trigger, children, align = "end", side = "bottom" }: Props) {
  const container = usePortalContainer();
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8} className={menuSurface}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ItemProps = {
  children: ReactNode;
  onSelect: () => void;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
};

export function MenuItem({ children, onSelect, icon, keys, danger = false, disabled = false }: ItemProps) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={clsx(menuRow, danger && "text-errored")}>
      <span className={clsx("grid size-4 place-items-center", !danger && "text-ink-3")}>{icon}</span>
      <span className="flex-1">{children}</span>
      {keys && <Kbd>{keys}</Kbd>}
    </Radix.Item>
  );
}

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-1 text-sm text-ink-3">{children}</Radix.Label>
);
