import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "./Tooltip.tsx";

type Look = "primary" | "secondary" | "quiet" | "danger";
type Size = "sm" | "md";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong border-transparent",
  secondary: "bg-raised text-ink border-line-strong hover:bg-hover shadow-card",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink",
  danger: "bg-raised text-errored border-line-strong hover:bg-hover shadow-card",
};

const sizes: Record<Size, string> = {
  sm: "h-7 px-2 gap-1.5 text-sm",
  md: "h-8 px-3 gap-2 text-base",
};

const base =
  "inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none transition-colors duration-100 disabled:opacity-50 disabled:shadow-none";

export const buttonClass = (look: Look = "secondary", size: Size = "md", className?: string) =>
  clsx(base, looks[look], sizes[size], className);

export type ButtonProps = ComponentProps<"button"> & { look?: Look; size?: Size; icon?: ReactNode };

/** A labelled button; `icon` stands before the label at 16 px. */
export function Button({ look, size, icon, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, size, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** The accessible name, also its tooltip. */
  label: string;
  icon: ReactNode;
  look?: Look;
  size?: Size;
  side?: "top" | "right" | "bottom" | "left";
  keys?: string;
};

/** A square button with an icon only, named by its tooltip. */
export function IconButton({
  label,
  icon,
  look = "quiet",
  size = "md",
  side,
  keys,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  const square = size === "sm" ? "size-7" : "size-8";
  return (
    <Tooltip label={label} {...(side ? { side } : {})} {...(keys ? { keys } : {})}>
      <button
        type={type}
        aria-label={label}
        className={clsx(base, looks[look], square, "p-0", className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
