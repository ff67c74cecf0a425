import type { Diagnostic } from "@weft/shared";
import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { FieldPreview } from "../../preview/FieldPreview.tsx";
import { RichText } from "../RichText.tsx";
import type { FieldPath } from "./field-path.ts";
import { pathText } from "./field-path.ts";
import { useForm } from "./form-scope.ts";

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
};

type Props = {
  path: FieldPath;
  label: string;
  description?: string;
  aside?: ReactNode;
  /** Also show findings about what the value contains. */
  within?: boolean;
  /** A message of the control itself. */
  own?: string | undefined;
  /** Whether the value of its expressions is to stand under it. */
  previewed?: boolean;
  /** Only for assistive technology: the row it stands in has a heading of its own. */
  hiddenLabel?: boolean;
  children: (control: ControlProps, findings: Diagnostic[]) => ReactNode;
};

/** A control with its label, its findings and its hint; `data-field` is where the problems list jumps to. */
export function FieldShell({
  path,
  label,
  description,
  aside,
  within = false,
  own,
  previewed = false,
  hiddenLabel = false,
  children,
}: Props) {
  const id = useId();
  const findings = useForm().findings(path, within);
  const messages = own === undefined ? findings.map(({ message }) => message) : [own];
  const severity =
    own !== undefined || findings.some((finding) => finding.severity === "error") ? "error" : "warning";
  const described = messages.length > 0 || description;
  return (
    <div data-field={pathText(path)} className="grid min-w-0 content-start gap-1.5">
      <div className={clsx("flex items-end justify-between gap-2", hiddenLabel && "sr-only")}>
        <label htmlFor={id} className="text-sm font-medium text-ink-2">
          {label}
        </label>
        {aside}
      </div>
      {children(
        {
          id,
          "aria-describedby": described ? `${id}-note` : undefined,
          "aria-invalid": messages.length > 0 && severity === "error" ? true : undefined,
        },
        findings,
      )}
      {previewed && messages.length === 0 && <FieldPreview path={path} label={label} />}
      {described && (
        <div id={`${id}-note`} className="grid gap-0.5 text-sm">
          {[...new Set(messages)].map((message) => (
            <p
              key={message}
              className={clsx("wrap-break-word", severity === "error" ? "text-errored" : "text-waiting")}
            >
              <RichText text={message} />
            </p>
          ))}
          {messages.length === 0 && description && <p className="text-ink-3">{description}</p>}
        </div>
      )}
    </div>
  );
}
