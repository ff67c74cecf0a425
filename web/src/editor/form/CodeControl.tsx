import type { Diagnostic, Json } from "@weft/shared";
import { Maximize2 } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { fieldPreview, noResults, textsIn } from "../../preview/field-preview.ts";
import { usePreviews } from "../../preview/previews.ts";
import { IconButton } from "../../ui/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { type ControlProps, FieldShell } from "./FieldShell.tsx";
import { valueAt } from "./field-path.ts";
import { useForm } from "./form-scope.ts";
import { PlainCode } from "./PlainCode.tsx";
import type { ControlOf } from "./TextControl.tsx";

const StepCode = lazy(async () => ({ default: (await import("../code/StepCode.tsx")).StepCode }));
const CodeWindow = lazy(async () => ({ default: (await import("../code/CodeWindow.tsx")).CodeWindow }));

/** The source of a code step, beside whose code stands its input. */
export function CodeControl({ field, path, value, hiddenLabel }: ControlOf<"code">) {
  const words = useWords().code;
  const form = useForm();
  const [large, setLarge] = useState(false);
  // Whoever already types when the editor comes goes on typing in it.
  const typing = useRef(false);
  const text = typeof value === "string" ? value : "";
  const write = (next: string) => form.set(path, next, { typing: true });
  const input = useInput();
  const code = (control: ControlProps, findings: readonly Diagnostic[]) => ({
    label: field.label,
    value: text,
    onChange: write,
    onBlur: form.end,
    describedBy: control["aria-describedby"],
    invalid: control["aria-invalid"] === true,
    findings,
    input,
  });
  return (
    <FieldShell
      path={path}
      label={field.label}
      description={field.description || words.keys}
      text={text}
      hiddenLabel={hiddenLabel}
      aside={
        <IconButton
          size="sm"
          className="-my-1"
          label={words.enlarge}
          icon={<Maximize2 aria-hidden size={13} />}
          onClick={() => setLarge(true)}
        />
      }
    >
      {(control, findings) => (
        <>
          <Suspense
            fallback={<PlainCode {...control} value={text} rows={10} onChange={write} typing={typing} />}
          >
            <StepCode {...code(control, findings)} focused={typing} />
          </Suspense>
          {large && (
            <Suspense>
              <CodeWindow
                {...code(control, findings)}
                title={words.title(form.node.data.name ?? form.node.id)}
                onClose={() => setLarge(false)}
              />
            </Suspense>
          )}
        </>
      )}
    </FieldShell>
  );
}

const inputPath = ["params", "input"];

/** The code's input in the last run; `undefined` where it is not known. */
function useInput(): Json | undefined {
  const words = useWords().preview;
  const previews = usePreviews();
  const value = valueAt(useForm().node.data, inputPath);
  return useMemo(() => {
    if (value === undefined) return {};
    const found = fieldPreview(value, inputPath, previews?.results ?? noResults, words.unrecordedPart);
    if (found.type === "value") return found.value as Json;
    // Without expressions it is what is written there.
    return textsIn(value, inputPath).length === 0 ? value : undefined;
  }, [value, previews, words]);
}
