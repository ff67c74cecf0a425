import clsx from "clsx";
import type { ComponentProps } from "react";

/** The parts of a table with quiet lines; cells are 40 px high. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return <table className={clsx("w-full border-collapse text-left", className)} {...rest} />;
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={clsx(
        "h-8 border-b border-line px-3 text-sm font-medium whitespace-nowrap text-ink-3",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={clsx("h-10 border-b border-line px-3", className)} {...rest} />;
}
