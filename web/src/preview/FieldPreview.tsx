import clsx from "clsx";
import { useRef } from "react";
import { type FieldPath, valueAt } from "../editor/form/field-path.ts";
import { useForm } from "../editor/form/form-scope.ts";
import { useWords } from "../words/use-words.ts";
import { type FieldPreview as Found, fieldPreview, textsIn } from "./field-preview.ts";
import { PreviewLine } from "./PreviewLine.tsx";
import { usePreviews } from "./previews.ts";

type Props = { path: FieldPath; label: string };

/** What a field's expressions gave with the data of the last run, under the field. */
export function FieldPreview({ path, label }: Props) {
  const words = useWords().preview;
  const previews = usePreviews();
  const value = valueAt(useForm().node.data, path);
  const last = useRef<Found | null>(null);
  if (!previews || path[0] !== "params" || textsIn(value, path).length === 0) return null;
  if (!previews.hasRun) return <p className="preview-hint pl-4.5 text-sm text-ink-3">{words.noRun}</p>;
  const found = fieldPreview(value, path, previews.results, words.unrecordedPart);
  // While the next value is worked out the last one stays, dimmed, so that nothing below jumps with every key.
  const isOld = found.type === "pending";
  const shown = isOld ? last.current : found;
  if (!isOld) last.current = found;
  if (!shown || shown.type === "none" || shown.type === "pending") return null;
  return (
    <div data-preview={isOld ? "old" : "current"} className={clsx("min-w-0", isOld && "opacity-40")}>
      {shown.type === "value" ? (
        <PreviewLine
          value={shown.value}
          label={words.valueOf(label)}
          note={shown.without.length > 0 ? words.without(shown.without.map(previews.nameOf)) : undefined}
        />
      ) : (
        <Problem problem={shown.problem} />
      )}
    </div>
  );
}

function Problem({ problem }: { problem: Extract<Found, { type: "problem" }>["problem"] }) {
  const words = useWords().preview;
  if (problem.type === "unavailable") return null;
  if (problem.type === "failed")
    return (
      <p className="pl-4.5 font-mono text-sm wrap-anywhere text-ink-2">
        <span className="text-errored">{problem.name}</span>: {problem.message}
      </p>
    );
  return <p className="pl-4.5 text-sm text-ink-3">{words[problem.type]}</p>;
}
