import type { Diagnostic } from "@weft/shared";
import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { FieldPreview } from "../../preview/FieldPreview.tsx";
import { FieldMessages } from "./FieldMessages.tsx";
import type { FieldPath } from "./field-path.ts";
import { pathText } from "./field-path.ts";
import { useForm } from "./form-scope.ts";
import { placeFindings } from "./json-places.ts";

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
  /** The value as the field writes it: findings about what it contains are shown too, where they are in this text. */
  text?: string;
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
  text,
  own,
  previewed = false,
  hiddenLabel = false,
  children,
}: Props) {
  const id = useId();
  const form = useForm();
  const findings =
    text === undefined ? form.findings(path) : placeFindings(text, pathText(path), form.findings(path, true));
  const isWrong = own !== undefined || findings.some((finding) => finding.severity === "error");
  const hasMessages = own !== undefined || findings.length > 0;
  const described = hasMessages || description;
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
          "aria-invalid": isWrong ? true : undefined,
        },
        findings,
      )}
      {previewed && !hasMessages && <FieldPreview path={path} label={label} />}
      {described && (
        <div id={`${id}-note`} className="grid gap-0.5 text-sm">
          {own !== undefined && <p className="wrap-break-word text-errored">{own}</p>}
          {own === undefined && findings.length > 0 && <FieldMessages findings={findings} text={text} />}
          {!hasMessages && description && <p className="text-ink-3">{description}</p>}
        </div>
      )}
    </div>
  );
}
