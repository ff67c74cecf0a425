import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

const control =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised text-ink transition-colors duration-100 " +
  "hover:border-ink-3 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-errored disabled:opacity-60";

export type InputProps = ComponentProps<"input"> & { icon?: ReactNode };

/** One line of text; `icon` stands inside at its start. */
export function Input({ icon, className, ...rest }: InputProps) {
  if (!icon) return <input className={clsx(control, "h-8 px-2.5", className)} {...rest} />;
  return (
    <span className={clsx("relative block", className)}>
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-0 grid w-8 place-items-center text-ink-3"
      >
        {icon}
      </span>
      <input className={clsx(control, "h-8 pr-2.5 pl-8")} {...rest} />
    </span>
  );
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={clsx(control, "block px-2.5 py-1.5", className)} {...rest} />;
}

/** A native select: the platform's own list, also on a phone. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <select
      className={clsx(control, "select-chevron h-8 appearance-none truncate pr-7 pl-2.5", className)}
      {...rest}
    >
      {children}
    </select>
  );
}

type FieldProps = {
  label: string;
  /** Stands under the control. */
  hint?: ReactNode;
  error?: ReactNode;
  /** Gets the ids that tie label, hint and error to the control. */
  children: (control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
};

/** A labelled control with its hint or error. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink-2">
        {label}
      </label>
      {children({
        id,
        ...(note ? { "aria-describedby": `${id}-note` } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {note && (
        <p id={`${id}-note`} className={clsx("text-sm", error ? "text-errored" : "text-ink-3")}>
          {note}
        </p>
      )}
    </div>
  );
}
