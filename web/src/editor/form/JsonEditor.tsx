import type { Diagnostic } from "@weft/shared";
import { lazy, Suspense, useMemo, useRef } from "react";
import { completeFrom } from "./complete-in-code.ts";
import { useDataScope } from "./data-scope.ts";
import type { ControlProps } from "./FieldShell.tsx";
import { PlainCode } from "./PlainCode.tsx";

const CodeEditor = lazy(async () => ({ default: (await import("../code/CodeEditor.tsx")).CodeEditor }));

type Props = ControlProps & {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onEnd?: () => void;
  secrets?: boolean;
  inBody?: boolean;
  findings?: readonly Diagnostic[];
};

const nothing: readonly Diagnostic[] = [];

/** JSON with colours and completion; until the editor has come, a plain field that can already be typed in. */
export function JsonEditor({
  label,
  value,
  onChange,
  onEnd,
  secrets = false,
  inBody = false,
  findings = nothing,
  ...control
}: Props) {
  const data = useDataScope()?.[inBody ? "body" : "step"] ?? null;
  const complete = useMemo(() => [completeFrom(data, secrets)], [data, secrets]);
  // Whoever already types when the editor comes goes on typing in it.
  const typing = useRef(false);
  return (
    <Suspense
      fallback={<PlainCode {...control} value={value} rows={6} onChange={onChange} typing={typing} />}
    >
      <CodeEditor
        language="json"
        label={label}
        focused={typing}
        describedBy={control["aria-describedby"]}
        invalid={control["aria-invalid"] === true}
        value={value}
        onChange={onChange}
        {...(onEnd ? { onBlur: onEnd } : {})}
        complete={complete}
        findings={findings}
      />
    </Suspense>
  );
}
