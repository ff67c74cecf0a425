import clsx from "clsx";
import type { ReactNode } from "react";

/** A titled part of the side panel. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-2">
      <div className="flex h-5 items-center justify-between gap-2">
        <h3 className="text-sm font-medium text-ink-2">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A failure as it was thrown: name and message. */
export function FailureNote({
  name,
  message,
  className,
}: {
  name: string;
  message: string;
  className?: string;
}) {
  return (
    <div
      className={clsx(
        "rounded-lg border border-errored/35 bg-errored/6 px-3 py-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap",
        className,
      )}
    >
      <span className="font-semibold text-errored">{name}</span>
      <span className="block text-ink">{message}</span>
    </div>
  );
}
